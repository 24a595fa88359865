package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import steward.message.Severity;
import steward.time.Backoff;

class EscalationTest {
    private static final ProcessName SHELL = new ProcessName("shellcommand.operatingsystem");
    private static final ProcessName HELLO = new ProcessName("hello.operatingsystem");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Escalation escalation = new Escalation(
            new RestartPolicy(5, WINDOW, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1))), new Random(7));

    @Test
    void restartsAProcessThatFailsUntilItHasFailedTooOften() {
        List<Directive> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(died(SHELL, i));
        }

        assertThat(answers.subList(0, 5)).containsOnly(Directive.RESTART);
        assertThat(answers.get(5)).isEqualTo(Directive.STOP);
    }

    @Test
    void holdsTheFailuresOfOneProcessAgainstNoOther() {
        for (int i = 0; i < 6; i++) {
            died(SHELL, i);
        }

        assertThat(died(HELLO, 6)).isEqualTo(Directive.RESTART);
    }

    @Test
    void forgivesWhatIsOlderThanTheWindow() {
        for (int i = 0; i < 20; i++) {
            assertThat(died(SHELL, i * WINDOW.dividedBy(5).toNanos())).isEqualTo(Directive.RESTART);
        }
    }

    @Test
    void forgivesAProcessThatSomebodyStartedAgain() {
        for (int i = 0; i < 5; i++) {
            died(SHELL, i);
        }
        escalation.forgive(SHELL);

        assertThat(died(SHELL, 5)).isEqualTo(Directive.RESTART);
    }

    @Test
    void letsAProcessGoOnAfterAnErrorAndRestartsItAtTheThird() {
        assertThat(reported(Severity.ERROR, 0)).isEqualTo(Directive.CONTINUE);
        assertThat(reported(Severity.ERROR, 1)).isEqualTo(Directive.CONTINUE);
        assertThat(reported(Severity.ERROR, 2)).isEqualTo(Directive.RESTART);
        assertThat(reported(Severity.ERROR, 3)).isEqualTo(Directive.CONTINUE);
    }

    @Test
    void letsErrorsPassThatAreFarApart() {
        for (int i = 0; i < 20; i++) {
            assertThat(reported(Severity.ERROR, i * WINDOW.dividedBy(2).toNanos()))
                    .isEqualTo(Directive.CONTINUE);
        }
    }

    @Test
    void stopsAProcessWhoseErrorsGoOnThroughItsRestarts() {
        List<Directive> answers = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            answers.add(reported(Severity.ERROR, i));
        }

        assertThat(answers).filteredOn(Directive.RESTART::equals).hasSize(5);
        assertThat(answers.get(17)).isEqualTo(Directive.STOP);
        assertThat(answers).filteredOn(Directive.STOP::equals).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WARNING", "NOTICE", "INFO", "DEBUG"})
    void letsAProcessGoOnAfterAnythingLess(Severity severity) {
        for (int i = 0; i < 100; i++) {
            assertThat(reported(severity, i)).isEqualTo(Directive.CONTINUE);
        }
    }

    @Test
    void stopsAProcessAtOnceWhereARestartWouldNotHelp() {
        assertThat(reported(Severity.ALERT, 0)).isEqualTo(Directive.STOP);
    }

    @Test
    void shutsTheProgramDownInAnEmergency() {
        assertThat(reported(Severity.EMERGENCY, 0)).isEqualTo(Directive.SHUTDOWN);
    }

    @Test
    void remembersNoMoreProcessesThanItsBound() {
        for (int i = 0; i < 5; i++) {
            died(SHELL, i);
        }
        for (int i = 0; i < Escalation.MOST_PROCESSES; i++) {
            died(new ProcessName("other" + i), 10 + i);
        }

        assertThat(died(SHELL, 5)).as("forgotten, and so forgiven").isEqualTo(Directive.RESTART);
    }

    private Directive died(ProcessName process, long now) {
        return escalation.decide(process, Severity.CRITICAL, true, now).directive();
    }

    private Directive reported(Severity severity, long now) {
        return escalation.decide(SHELL, severity, false, now).directive();
    }
}
