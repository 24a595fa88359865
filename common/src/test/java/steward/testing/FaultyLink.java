package steward.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A TCP proxy on loopback that can be made to fail the ways links do. Safe for all threads. */
public final class FaultyLink implements AutoCloseable {
    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_767;
    private static final int CHUNK_BYTES = 16 * 1024;

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;
    private volatile boolean swallowing;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean closed;

    /** Leads to that port on loopback. */
    public FaultyLink(int targetPort) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        port = listen(0);
    }

    /** Where a client connects to. */
    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** Closes every connection; new ones are let through. */
    public void cut() {
        open.forEach(FaultyLink::close);
    }

    /** Closes every connection and refuses new ones until {@link #restore()}. */
    public void refuse() {
        ServerSocket now = server;
        server = null;
        if (now != null) {
            close(now);
        }
        cut();
    }

    /** Keeps connections open and loses every byte, both ways, until {@link #restore()}: a half-open link. */
    public void swallow() {
        swallowing = true;
    }

    /** Holds back what is sent, both ways, for so long. */
    public void delay(Duration time) {
        delay = time;
    }

    /** A good link again. What was swallowed is lost, so connections of that time are closed. */
    public void restore() {
        if (swallowing) {
            cut();
        }
        swallowing = false;
        delay = Duration.ZERO;
        if (server == null) {
            listen(port);
        }
    }

    private int listen(int wanted) {
        IOException last = new IOException("no free port");
        for (int attempt = 0; attempt < 200; attempt++) {
            int candidate = wanted > 0 ? wanted : ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try {
                ServerSocket socket = new ServerSocket(candidate, 50, InetAddress.getLoopbackAddress());
                server = socket;
                start("accept", () -> accept(socket));
                return candidate;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new UncheckedIOException(last);
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                start("connect", () -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket broker = new Socket();
            open.add(broker);
            broker.connect(target, 2000);
            start("in", () -> pump(client, broker));
            pump(broker, client);
        } catch (IOException e) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(chunk);
            while (count >= 0) {
                holdBack();
                if (!swallowing) {
                    out.write(chunk, 0, count);
                    out.flush();
                }
                count = in.read(chunk);
            }
        } catch (IOException e) {
            // A cut link is what this is for.
        } finally {
            awaitWhileSwallowing();
            end(from);
            end(to);
        }
    }

    /** A half-open link does not tell one side that the other has gone. */
    private void awaitWhileSwallowing() {
        while (swallowing && !closed) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void holdBack() {
        long end = System.nanoTime() + delay.toNanos();
        while (end - System.nanoTime() > 0 && !closed) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is closed either way.
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "faulty-link-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        refuse();
    }
}
