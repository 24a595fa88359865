package steward.supervision;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.Severity;

/** Makes the bounded record of an error out of the live one. */
final class Errors {
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
                cut(text(cause), ProcessError.MAX_CAUSE),
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

    /** The text of somebody else's exception, which may itself fail to be made. */
    private static String text(Throwable cause) {
        try {
            return String.valueOf(cause);
        } catch (RuntimeException e) {
            return cause.getClass().getName();
        }
    }

    private static String trace(Throwable cause) {
        Bounded bounded = new Bounded();
        try (PrintWriter writer = new PrintWriter(bounded)) {
            cause.printStackTrace(writer);
        } catch (Full e) {
            // The beginning of the stack is what is kept.
        } catch (RuntimeException e) {
            return text(cause);
        }
        return bounded.kept.toString();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** Keeps the first characters and stops whoever writes more, for the stack of a recursion without end. */
    private static final class Bounded extends Writer {
        private final StringWriter kept = new StringWriter();

        @Override
        public void write(char[] characters, int offset, int length) {
            int room = ProcessError.MAX_TRACE - kept.getBuffer().length();
            kept.write(characters, offset, Math.min(room, length));
            if (length > room) {
                throw new Full();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
