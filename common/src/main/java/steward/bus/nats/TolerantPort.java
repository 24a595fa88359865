package steward.bus.nats;

import io.nats.client.Options;
import io.nats.client.impl.SocketDataPortWithWriteTimeout;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The client library's socket, with what arrives on it passed through a {@link HeaderFilter}. Public because the library
 * makes it by its name.
 */
public final class TolerantPort extends SocketDataPortWithWriteTimeout {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final HeaderFilter filter = new HeaderFilter();
    private @Nullable Options options;

    @Override
    public void afterConstruct(Options all) {
        super.afterConstruct(all);
        options = all;
    }

    /** As the library does it, and the certificate must be for the host that was asked for. */
    @Override
    public void upgradeToSecure() throws IOException {
        SSLContext context = options == null ? null : options.getSslContext();
        if (context == null) {
            throw new IOException("the broker demands TLS: name the authority of its certificate");
        }
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        secure.setUseClientMode(true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        socket = secure;
        in = secure.getInputStream();
        out = secure.getOutputStream();
        isSecure = true;
    }

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
