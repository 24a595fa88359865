package steward.bus.nats;

import io.nats.client.impl.SocketDataPortWithWriteTimeout;
import java.io.IOException;

/**
 * The client library's socket, with what arrives on it passed through a {@link HeaderFilter}. Public because the library
 * makes it by its name.
 */
public final class TolerantPort extends SocketDataPortWithWriteTimeout {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final HeaderFilter filter = new HeaderFilter();

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (filter.isEmpty()) {
            int count = super.read(chunk, 0, chunk.length);
            if (count < 0) {
                return count;
            }
            filter.put(chunk, count);
        }
        return filter.take(target, offset, length);
    }
}
