package steward.agent.source.syslog;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Messages of one datagram each. */
final class Datagrams {
    private Datagrams() {}

    /** The message in that datagram, without the line end or zero that some senders add; nothing where it is empty. */
    static Optional<Line> line(ByteBuffer datagram, int longest, String origin, boolean isLocal) {
        int length = datagram.limit();
        while (length > 0 && isPadding(datagram.get(length - 1))) {
            length--;
        }
        byte[] bytes = new byte[Math.min(length, longest)];
        datagram.get(bytes);
        return length == 0
                ? Optional.empty()
                : Optional.of(new Line(bytes, length - bytes.length, origin, isLocal, Optional.empty()));
    }

    private static boolean isPadding(byte last) {
        return last == '\n' || last == '\r' || last == 0;
    }
}
