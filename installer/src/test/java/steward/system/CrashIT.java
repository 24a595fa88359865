package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents and brokers die, hang and come back while commands are under way: nothing runs twice, nothing is left open. */
final class CrashIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration AWAY = Duration.ofSeconds(30);

    private Harbour harbour;
    private Operator operator;
    private Effects effects;
    private Ship ship;

    @BeforeEach
    void open(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        operator = harbour.operator();
        effects = harbour.effects();
        ship = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    @Test
    void reportsACommandAsInterruptedWhenTheAgentWasKilledAndDoesNotRunItAgain() {
        String job = operator.send("ship1", effects.leave("begun") + "; sleep 20; " + effects.leave("ended"));
        effects.awaitTimes("begun", 1, LIMIT);
        operator.awaitState(job, "RUNNING", LIMIT);

        ship.kill();
        ship.start();

        CommandView command = operator.awaitState(job, "INTERRUPTED", LIMIT);
        assertThat(command.finalStates()).containsExactly("INTERRUPTED");
        String after = operator.send("ship1", effects.leave("after"));
        operator.awaitState(after, "SUCCEEDED", LIMIT);
        assertThat(operator.command(job).finalStates()).containsExactly("INTERRUPTED");
        assertThat(harbour.finalAcks(command.id())).hasSize(1);
        assertThat(effects.marks()).containsExactly("begun", "after");
    }

    @Test
    void runsAnInterruptedCommandAgainWhereItSaysSo() {
        String line = effects.leave("begun") + "; test $(grep -c begun " + effects.file() + ") -ge 2 || sleep 20";
        String job = operator.send("ship1", line, "--on-interrupt", "rerun");
        effects.awaitTimes("begun", 1, LIMIT);
        operator.awaitState(job, "RUNNING", LIMIT);

        ship.kill();
        ship.start();

        CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
        assertThat(command.finalStates()).containsExactly("SUCCEEDED");
        assertThat(harbour.finalAcks(command.id())).hasSize(1);
        assertThat(effects.marks()).containsExactly("begun", "begun");
    }

    @Test
    void runsACommandOnceWhenTheBrokerIsAwayForHalfAMinute() {
        String job = operator.send("ship1", effects.leave("begun") + "; sleep 5; echo done");
        effects.awaitTimes("begun", 1, LIMIT);

        harbour.broker().stop();
        pause(AWAY);
        harbour.broker().restart();

        CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
        assertThat(command.finalStates()).containsExactly("SUCCEEDED");
        assertThat(harbour.finalAcks(command.id())).hasSize(1);
        assertThat(effects.times("begun")).isEqualTo(1);
    }

    @Test
    void runsCommandsOnceWhenTheAgentIsFrozenForHalfAMinute() {
        String inFlight = operator.send("ship1", effects.leave("in-flight") + "; sleep 5");
        effects.awaitTimes("in-flight", 1, LIMIT);

        ship.freeze();
        String meanwhile = operator.send("ship1", effects.leave("meanwhile"));
        pause(AWAY);
        assertThat(effects.times("meanwhile")).isZero();
        ship.resume();

        for (String job : new String[] {inFlight, meanwhile}) {
            CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
            assertThat(command.finalStates()).containsExactly("SUCCEEDED");
            assertThat(harbour.finalAcks(command.id())).hasSize(1);
        }
        assertThat(effects.marks()).containsExactly("in-flight", "meanwhile");
    }

    /** What is tested is that nothing happens for so long, so there is no condition to wait for. */
    private static void pause(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }
}
