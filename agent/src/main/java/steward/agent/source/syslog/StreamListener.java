package steward.agent.source.syslog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syslog over TCP (RFC 6587) or TLS (RFC 5425). Each connection has a thread of its own; when there are too many, the next
 * one waits for its turn.
 *
 * @param address where
 * @param kind the word for origins
 * @param maker makes the socket, not yet bound
 * @param connections at most, at one time
 * @param longest how many bytes of a message are carried
 */
record StreamListener(ListenAddress address, String kind, SocketMaker maker, int connections, int longest)
        implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);

    /** Makes server sockets. */
    interface SocketMaker {
        ServerSocket make() throws IOException;
    }

    @Override
    public Open open() throws IOException {
        ServerSocket server = maker.make();
        try {
            server.setReuseAddress(true);
            server.bind(address.socketAddress());
            return new Bound(server);
        } catch (IOException e) {
            server.close();
            throw address.refused(kind, e);
        }
    }

    private final class Bound implements Open {
        private final ServerSocket server;
        private final Semaphore places = new Semaphore(connections);
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();

        Bound(ServerSocket server) {
            this.server = server;
        }

        @Override
        public void run(Inbox inbox) throws IOException, InterruptedException {
            while (true) {
                places.acquire();
                try {
                    Socket socket = server.accept();
                    open.add(socket);
                    Thread thread = new Thread(
                            () -> serve(socket, inbox), Thread.currentThread().getName() + " connection");
                    thread.setDaemon(true);
                    thread.start();
                } catch (SocketException e) {
                    if (server.isClosed()) {
                        return;
                    }
                    throw e;
                }
            }
        }

        private void serve(Socket socket, Inbox inbox) {
            String origin = kind + " "
                    + ((InetSocketAddress) socket.getRemoteSocketAddress())
                            .getAddress()
                            .getHostAddress();
            try (socket) {
                Frames frames =
                        new Frames(new BufferedInputStream(socket.getInputStream(), 1 << 16), longest, origin, false);
                for (Optional<Line> line = frames.next(); line.isPresent(); line = frames.next()) {
                    inbox.put(line.get());
                }
            } catch (IOException e) {
                LOG.info("the connection from {} ended: {}", origin, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                open.remove(socket);
                places.release();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}
