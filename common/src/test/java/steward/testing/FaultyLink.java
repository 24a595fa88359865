package steward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A TCP proxy on loopback that can be made to fail the ways links do. Safe for all threads. */
public final class FaultyLink implements AutoCloseable {
    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_767;

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;
    private volatile Weather weather = Weather.FAIR;
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
        weather(weather.flowing(Weather.Flow.LOSES, Weather.Flow.LOSES));
    }

    /** Holds back what is sent, both ways, for so long. */
    public void delay(Duration time) {
        weather(weather.delayed(time));
    }

    /** Behaves like that from now on. What was lost is lost, so connections of that time are closed when it changes. */
    public void weather(Weather next) {
        boolean lost = weather.loses();
        weather = next;
        if (lost) {
            cut();
        }
    }

    /** A good link again. */
    public void restore() {
        weather(Weather.FAIR);
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
            Hose up = hose(client, broker, () -> weather.up());
            Hose down = hose(broker, client, () -> weather.down());
            start("up-in", up::fill);
            start("up-out", up::drain);
            start("down-in", down::fill);
            down.drain();
        } catch (IOException e) {
            end(client);
        }
    }

    private Hose hose(Socket from, Socket to, Supplier<Weather.Flow> flow) {
        return new Hose(from, to, () -> weather, flow, () -> closed, () -> {
            end(from);
            end(to);
        });
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
