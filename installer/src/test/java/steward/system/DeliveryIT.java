package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sent arrives, once, whoever was away in the meantime. */
final class DeliveryIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Harbour harbour;
    private Operator operator;
    private Effects effects;

    @BeforeEach
    void open(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        operator = harbour.operator();
        effects = harbour.effects();
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    @Test
    void runsTwentyCommandsThatWereQueuedWhileTheAgentWasOffEachOnceAndInOrder() {
        Ship ship = harbour.ship("ship1", 1).start();
        operator.awaitOnline("ship1");
        ship.stop();
        List<String> marks = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            marks.add("mark" + number);
            jobs.add(operator.send("ship1", effects.leave("mark" + number)));
        }
        assertThat(operator.command(jobs.get(0)).state()).isEqualTo("QUEUED");
        assertThat(effects.marks()).isEmpty();

        ship.start();

        effects.awaitTimes("mark20", 1, LIMIT);
        operator.awaitState(jobs.get(19), "SUCCEEDED", LIMIT);
        assertThat(operator.jobs())
                .hasSize(20)
                .allSatisfy(job -> assertThat(job.get("states").toString()).isEqualTo("{\"SUCCEEDED\":1}"))
                .extracting(job -> job.get("job").asString())
                .containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(effects.marks()).isEqualTo(marks);
    }

    @Test
    void sendsWhatWasSavedBeforeTheCommandLineWasKilled() {
        harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        for (int round = 1; round <= 3; round++) {
            String mark = "round" + round;
            try (Running call = operator.start("send", "--to", "ship1", "--wait", "--", effects.leave(mark))) {
                call.awaitText("saved", LIMIT);
                call.kill();
            }
            harbour.awaitMark(mark, () -> operator.run("jobs").exits(0));
        }
        harbour.restartEverything();
        operator.run("jobs").exits(0);

        assertThat(effects.marks()).containsExactly("round1", "round2", "round3");
    }

    @Test
    void sendsWhatWasSavedWhileTheBrokerWasAwayAndTheCommandLineWasKilled() {
        harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        harbour.broker().stop();
        try (Running call = operator.start("send", "--to", "ship1", "--wait", "--", effects.leave("saved"))) {
            call.awaitText("saved", LIMIT);
            call.kill();
        }
        harbour.broker().restart();
        assertThat(effects.marks()).isEmpty();

        harbour.awaitMark("saved", () -> operator.run("jobs").exits(0));

        operator.run("jobs").exits(0);
        assertThat(effects.marks()).containsExactly("saved");
    }

    @Test
    void saysThatACommandIsSavedWhenTheBrokerIsAway() {
        harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        harbour.broker().stop();

        Answer answer = operator.run("send", "--to", "ship1", "--wait=3s", "--", effects.leave("later"))
                .exits(3);

        assertThat(answer.text() + answer.errors()).containsIgnoringCase("saved");
        harbour.broker().restart();
        harbour.awaitMark("later", () -> operator.run("jobs").exits(0));
        assertThat(effects.marks()).containsExactly("later");
    }
}
