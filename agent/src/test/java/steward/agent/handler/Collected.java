package steward.agent.handler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import steward.message.OutputStreamName;

/** Keeps all output, and the order in which the streams were written. */
public final class Collected implements OutputSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<OutputStreamName> order = new ArrayList<>();

    @Override
    public synchronized void write(OutputStreamName stream, byte[] data, int offset, int length) {
        (stream == OutputStreamName.STDOUT ? out : err).write(data, offset, length);
        if (order.isEmpty() || order.get(order.size() - 1) != stream) {
            order.add(stream);
        }
    }

    public synchronized byte[] outBytes() {
        return out.toByteArray();
    }

    public synchronized String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public synchronized String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public synchronized List<OutputStreamName> order() {
        return List.copyOf(order);
    }
}
