package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several consoles at once: none is special. */
final class ConsolesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Harbour harbour;

    @BeforeEach
    void open(@TempDir Path folder) {
        harbour = Harbour.open(folder);
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    @Test
    void showsASecondConsoleTheSameJobsAndAnswers() {
        Operator first = harbour.operator();
        harbour.ship("ship1").start();
        first.awaitOnline("ship1");
        String good = first.send("ship1", "echo good");
        String bad = first.send("ship1", "echo bad >&2; exit 4");
        CommandView goodAtFirst = first.awaitState(good, "SUCCEEDED", LIMIT);
        CommandView badAtFirst = first.awaitState(bad, "FAILED", LIMIT);

        Operator second = harbour.anotherOperator("second");

        CommandView goodAtSecond = second.awaitState(good, "SUCCEEDED", LIMIT);
        CommandView badAtSecond = second.awaitState(bad, "FAILED", LIMIT);
        assertThat(goodAtSecond.id()).isEqualTo(goodAtFirst.id());
        assertThat(goodAtSecond.finalStates()).containsExactly("SUCCEEDED");
        assertThat(badAtSecond.id()).isEqualTo(badAtFirst.id());
        assertThat(badAtSecond.finalStates()).containsExactly("FAILED");
        assertThat(badAtSecond.exitCode()).isEqualTo(4);
        assertThat(second.jobs()).isEqualTo(first.jobs()).hasSize(2);
        assertThat(second.run("output", goodAtFirst.id(), "--raw").exits(0).text())
                .isEqualTo("good\n");
        assertThat(second.run("output", badAtFirst.id(), "--stderr", "--raw")
                        .exits(0)
                        .text())
                .isEqualTo("bad\n");
    }

    @Test
    void refusesAtTheUnitWhatAnOperatorSentWhomItDoesNotTrust() {
        Operator first = harbour.operator();
        harbour.ship("ship1").start();
        first.awaitOnline("ship1");
        Operator stranger = harbour.anotherOperator("stranger");

        String job = stranger.send("ship1", harbour.effects().leave("stranger"));

        CommandView command = stranger.awaitState(job, "REJECTED", LIMIT);
        assertThat(command.reason()).contains("trust");
        assertThat(harbour.effects().marks()).isEmpty();
    }
}
