package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import steward.bus.BusException;
import steward.message.Bytes;
import steward.message.Severity;

class ErrorsTest {
    @Test
    void keepsAShortMessageWhole() {
        ProcessError error = record(new IllegalStateException("x"), Optional.of(Bytes.ofUtf8("{\"v\":1}")));

        assertThat(error.message()).contains(Bytes.ofUtf8("{\"v\":1}"));
        assertThat(error.messageLength()).isEqualTo(7);
    }

    @Test
    void keepsTheBeginningOfALongMessageAndItsLength() {
        byte[] message = new byte[1_000_000];
        message[0] = 42;
        ProcessError error = record(new IllegalStateException("x"), Optional.of(Bytes.copyOf(message)));

        assertThat(error.message().orElseThrow().length()).isEqualTo(ProcessError.MAX_MESSAGE);
        assertThat(error.message().orElseThrow().toArray()[0]).isEqualTo((byte) 42);
        assertThat(error.messageLength()).isEqualTo(1_000_000);
    }

    @Test
    void cutsALongCauseBetweenCharacters() {
        ProcessError error = record(new IllegalStateException("😀".repeat(10_000)), Optional.empty());

        assertThat(error.cause())
                .hasSizeLessThanOrEqualTo(ProcessError.MAX_CAUSE)
                .endsWith("😀…");
    }

    @Test
    void keepsTheBeginningOfALongStack() {
        Throwable cause = new IllegalStateException("top");
        for (int i = 0; i < 1000; i++) {
            cause = new IllegalStateException("level " + i, cause);
        }
        ProcessError error = record(cause, Optional.empty());

        assertThat(error.trace())
                .hasSizeLessThanOrEqualTo(ProcessError.MAX_TRACE)
                .startsWith("java.lang.IllegalStateException: level 999");
    }

    @Test
    void keepsTheFirstCauseOfADeepStack() {
        Throwable deep = deep(1000);
        ProcessError error = record(new IllegalStateException("outer", deep), Optional.empty());

        assertThat(error.trace())
                .contains("caused by java.lang.IllegalStateException: inner\n  at steward.supervision.ErrorsTest.deep(")
                .containsPattern("and [0-9]{3,} more\n");
    }

    @Test
    void letsOurOwnErrorsSpeakForThemselves() {
        ProcessError ours =
                record(new BusException(BusException.Kind.REFUSED, "too large: split it"), Optional.empty());
        ProcessError others = record(new IOException("disk is full"), Optional.empty());
        ProcessError silent = record(new Silent(), Optional.empty());

        assertThat(ours.cause()).isEqualTo("too large: split it");
        assertThat(ours.trace()).startsWith("steward.bus.BusException: too large: split it\n  at ");
        assertThat(others.cause()).isEqualTo("java.io.IOException: disk is full");
        assertThat(silent.cause()).isEqualTo(Silent.class.getName());
    }

    private static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void takesAnErrorThatCannotSayWhatItIs() {
        ProcessError error = record(new Unspeakable(), Optional.empty());

        assertThat(error.cause()).isEqualTo(Unspeakable.class.getName());
        assertThat(error.trace()).startsWith(Unspeakable.class.getName() + "\n  at ");
    }

    private static Throwable deep(int depth) {
        return depth == 0 ? new IllegalStateException("inner") : deep(depth - 1);
    }

    private static ProcessError record(Throwable cause, Optional<Bytes> message) {
        return Errors.record(new ProcessName("a"), Severity.ERROR, Directive.CONTINUE, cause, message, Instant.EPOCH);
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }
}
