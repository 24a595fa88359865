package steward.supervision;

import java.util.Map;
import steward.message.Attributes;
import steward.message.Bytes;

/** An error as the data of an event: the same whichever program tells of it. */
public final class ErrorData {
    private ErrorData() {}

    /** What the event says. */
    public static Attributes of(ProcessError error) {
        Attributes data = Attributes.of("process", error.process().toString())
                .with("code", error.code().toString())
                .with("directive", error.directive().name())
                .with("text", error.cause())
                .with("trace", error.trace())
                .with("count", error.count());
        return error.message()
                .map(message -> withMessage(data, message, error.messageLength()))
                .orElse(data);
    }

    /**
     * With the message that caused it.
     *
     * @param message its beginning at least; {@link ProcessError#MAX_MESSAGE} bytes of it are taken
     * @param length of the whole message
     */
    public static Attributes withMessage(Attributes data, Bytes message, int length) {
        int kept = Math.min(message.length(), ProcessError.MAX_MESSAGE);
        String text = Bytes.copyOf(message.toArray(), 0, kept).toUtf8();
        Map<String, Object> excerpt =
                Map.<String, Object>of("text", text, "bytes", (long) length, "cut", (long) length - kept);
        return data.with("message", excerpt);
    }
}
