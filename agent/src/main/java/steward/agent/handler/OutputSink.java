package steward.agent.handler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import steward.message.OutputStreamName;
import steward.message.Progress;

/** Takes what a command writes, in the order in which the calls arrive, and how far it got. Safe for all threads. */
public interface OutputSink {
    /**
     * Takes a copy of these bytes. May block until there is room for them.
     *
     * @throws IOException when they can no longer be taken, such as after an interruption of the calling thread
     */
    void write(OutputStreamName stream, byte[] data, int offset, int length) throws IOException;

    /** Lets the operator see how far the command got; may be called often, and is told less often. */
    default void progress(Progress progress) {}

    /** Takes this text in UTF-8. */
    default void print(OutputStreamName stream, String text) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        write(stream, data, 0, data.length);
    }
}
