package steward.agent.source.syslog;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/**
 * Syslog over UDP (RFC 5426): a datagram is a message. What the kernel dropped because it was not read in time is counted.
 *
 * @param address where
 * @param longest how many bytes of a message are carried
 */
record UdpListener(ListenAddress address, int longest) implements Listener {
    private static final int RECEIVE_BUFFER = 8 << 20;
    private static final int LARGEST_DATAGRAM = 1 << 16;

    @Override
    public Open open() throws IOException {
        InetSocketAddress where = address.socketAddress();
        DatagramChannel channel = DatagramChannel.open(
                where.getAddress() instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(where);
            return new Bound(channel, (InetSocketAddress) channel.getLocalAddress(), longest);
        } catch (IOException e) {
            channel.close();
            throw address.refused("UDP", e);
        }
    }

    private static final class Bound implements Open {
        private final DatagramChannel channel;
        private final UdpDrops drops;
        private final int longest;

        Bound(DatagramChannel channel, InetSocketAddress local, int longest) {
            this.channel = channel;
            drops = new UdpDrops(local);
            this.longest = longest;
        }

        @Override
        public void run(Inbox inbox) throws IOException, InterruptedException {
            ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
            try {
                while (true) {
                    buffer.clear();
                    SocketAddress sender = channel.receive(buffer);
                    Optional<Line> line = Datagrams.line(buffer.flip(), longest, "udp " + name(sender), false);
                    if (line.isPresent()) {
                        inbox.put(line.get());
                    }
                }
            } catch (ClosedChannelException e) {
                // Told to end.
            }
        }

        private static String name(SocketAddress sender) {
            return ((InetSocketAddress) sender).getAddress().getHostAddress();
        }

        @Override
        public long lost() {
            return drops.count();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
