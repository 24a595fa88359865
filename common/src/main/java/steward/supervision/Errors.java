package steward.supervision;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;
import steward.message.Severity;

/** Makes the bounded record of an error out of the live one. */
final class Errors {
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 16;

    private Errors() {}

    static ProcessError record(
            ProcessName process,
            Severity severity,
            Directive directive,
            Throwable cause,
            Optional<Bytes> message,
            Instant at) {
        return new ProcessError(
                process,
                severity,
                FaultCode.of(process, cause),
                directive,
                cut(said(cause), ProcessError.MAX_CAUSE),
                trace(cause),
                message.map(Errors::excerpt),
                message.map(Bytes::length).orElse(0),
                at,
                1);
    }

    private static Bytes excerpt(Bytes message) {
        return message.length() <= ProcessError.MAX_MESSAGE
                ? message
                : Bytes.copyOf(message.toArray(), 0, ProcessError.MAX_MESSAGE);
    }

    /** Our exceptions say in one message what is wrong; of others the type is half of what they say. */
    private static String said(Throwable cause) {
        boolean isOurs = cause.getClass().getName().startsWith("steward.");
        try {
            String message = cause.getMessage();
            return isOurs && message != null && !message.isBlank() ? message : text(cause);
        } catch (RuntimeException e) {
            return text(cause);
        }
    }

    /** The text of somebody else's exception, which may itself fail to be made. */
    static String text(Throwable cause) {
        try {
            return String.valueOf(cause);
        } catch (RuntimeException e) {
            return cause.getClass().getName();
        }
    }

    /** Every cause with the beginning of its stack, so that the first cause is not cut off by the frames of the last. */
    private static String trace(Throwable cause) {
        StringBuilder trace = new StringBuilder();
        @Nullable Throwable next = cause;
        for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
            trace.append(depth == 0 ? "" : "caused by ").append(cut(text(next), ProcessError.MAX_CAUSE));
            StackTraceElement[] frames = next.getStackTrace();
            Arrays.stream(frames).limit(MOST_FRAMES).forEach(frame -> trace.append("\n  at ")
                    .append(frame));
            if (frames.length > MOST_FRAMES) {
                trace.append("\n  and ").append(frames.length - MOST_FRAMES).append(" more");
            }
            trace.append('\n');
            next = next.getCause();
        }
        return cut(trace.toString(), ProcessError.MAX_TRACE);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
