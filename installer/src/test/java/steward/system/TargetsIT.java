package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whom a command goes to: nobody by mistake, and never everybody by mistake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TargetsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Harbour harbour;
    private Operator operator;
    private Effects effects;

    @BeforeAll
    void open(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        operator = harbour.operator();
        effects = harbour.effects();
        harbour.ship("ship1").start();
        harbour.ship("ship2").start();
        operator.awaitOnline("ship1");
        operator.awaitOnline("ship2");
    }

    @AfterAll
    void close() {
        harbour.close();
    }

    @Test
    void refusesAnUnknownNodeWithTheNearestNamesAndSendsNothing() {
        long before = harbour.storedCommands();

        Answer answer = operator.run("send", "--to", "shipp1", "--wait=5s", "--", effects.leave("unknown"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errors())
                .contains("nobody has heard of shipp1 (did you mean ship1 or ship2")
                .contains("--allow-unknown");
        assertThat(harbour.storedCommands()).isEqualTo(before);
        assertThat(effects.times("unknown")).isZero();
    }

    @Test
    void refusesEveryTargetWhenOneOfThemIsUnknown() {
        long before = harbour.storedCommands();

        Answer answer = operator.run("send", "--to", "ship1 or shipp9", "--wait=5s", "--", effects.leave("partly"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errors()).contains("nobody has heard of shipp9");
        assertThat(harbour.storedCommands()).isEqualTo(before);
        assertThat(effects.times("partly")).isZero();
    }

    @Test
    void keepsACommandForANodeThatIsNotYetThereWhenAsked() {
        String job = operator.send("ship7", effects.leave("enrolled"), "--allow-unknown");
        assertThat(operator.command(job).state()).isEqualTo("QUEUED");

        harbour.ship("ship7").start();

        operator.awaitState(job, "SUCCEEDED", LIMIT);
        assertThat(effects.times("enrolled")).isEqualTo(1);
    }

    @Test
    void refusesAnEmptySetOfTargets() {
        long before = harbour.storedCommands();

        Answer answer = operator.run("send", "--to", "label=nobody-has-it", "--", effects.leave("empty"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errors()).contains("the set of targets is empty, which never means \"all\"");
        assertThat(harbour.storedCommands()).isEqualTo(before);
        assertThat(effects.times("empty")).isZero();
    }

    @Test
    void sendsNothingInADryRun() {
        long before = harbour.storedCommands();

        Answer answer = operator.run("send", "--to", "ship*", "--dry-run", "--", effects.leave("dry"))
                .exits(0);

        assertThat(answer.text()).contains("ship1", "ship2");
        assertThat(harbour.storedCommands()).isEqualTo(before);
    }
}
