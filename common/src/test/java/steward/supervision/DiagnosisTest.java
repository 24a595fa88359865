package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import steward.message.Severity;

class DiagnosisTest {
    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), Severity.EMERGENCY),
                Arguments.of(new OutOfMemoryError("Metaspace"), Severity.EMERGENCY),
                Arguments.of(new OutOfMemoryError(), Severity.EMERGENCY),
                Arguments.of(new OutOfMemoryError("Requested array size exceeds VM limit"), Severity.CRITICAL),
                Arguments.of(new OutOfMemoryError("unable to create native thread"), Severity.CRITICAL),
                Arguments.of(new InternalError("x"), Severity.EMERGENCY),
                Arguments.of(new StackOverflowError(), Severity.CRITICAL),
                Arguments.of(new NoClassDefFoundError("x"), Severity.ALERT),
                Arguments.of(new ExceptionInInitializerError("x"), Severity.ALERT),
                Arguments.of(new AssertionError("x"), Severity.CRITICAL),
                Arguments.of(new IllegalStateException("x"), Severity.WARNING));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void raisesTheSeverityWhereTheCauseIsGraver(Throwable cause, Severity expected) {
        assertThat(Diagnosis.of(Severity.WARNING, cause)).isEqualTo(expected);
        assertThat(Diagnosis.of(Severity.WARNING, new ExecutionException(new CompletionException(cause))))
                .isEqualTo(expected);
    }

    @Test
    void neverLowersIt() {
        assertThat(Diagnosis.of(Severity.EMERGENCY, new StackOverflowError())).isEqualTo(Severity.EMERGENCY);
    }
}
