package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultCodeTest {
    private static final ProcessName SHELL = new ProcessName("shellcommand.operatingsystem");

    @Test
    void isTheSameForTheSameFaultWhateverItSays() {
        List<FaultCode> codes = IntStream.range(0, 3)
                .mapToObj(i -> FaultCode.of(SHELL, new IOException("disk " + i + " is full")))
                .toList();

        assertThat(codes).containsOnly(codes.get(0));
    }

    @Test
    void isTheSameForEveryDomainOfAMethod() {
        Throwable cause = new IOException("full");

        assertThat(FaultCode.of(new ProcessName("shellcommand.nginx"), cause)).isEqualTo(FaultCode.of(SHELL, cause));
    }

    @Test
    void tellsTypesAndCausesApart() {
        FaultCode plain = FaultCode.of(SHELL, new IllegalStateException("x"));

        assertThat(plain).isNotEqualTo(FaultCode.of(SHELL, new IllegalArgumentException("x")));
        assertThat(plain).isNotEqualTo(FaultCode.of(SHELL, new IllegalStateException("x", new IOException("y"))));
    }

    @Test
    void namesTheSameFaultOfTheMachineAlikeWhereverItStruck() {
        assertThat(FaultCode.of(SHELL, overflow(0))).isEqualTo(FaultCode.of(SHELL, overflow(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "shellcommand.operatingsystem,SHELL",
        "hello.x,HELLO",
        "ls.x,LS",
        "outbox,OUTBO",
        "größe,GRE",
        "äöü,FAULT"
    })
    void beginsWithTheMethod(String process, String prefix) {
        assertThat(FaultCode.of(new ProcessName(process), new IOException("x")).value())
                .matches(prefix + "-[0-9A-F]{4}");
    }

    @Test
    void endsOnCausesThatGoInACircle() {
        Exception first = new IOException("first");
        Exception second = new IOException("second", first);
        first.initCause(second);

        assertThat(FaultCode.of(SHELL, first).value()).startsWith("SHELL-");
    }

    private static StackOverflowError overflow(int depth) {
        return depth == 0 ? new StackOverflowError() : overflow(depth - 1);
    }
}
