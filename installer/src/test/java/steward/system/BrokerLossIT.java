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

/** A broker that lost everything is no more than a broker that was away. */
final class BrokerLossIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

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
    void sendsOpenCommandsAgainAndRunsThemOnce() {
        Ship off = harbour.ship("ship1").start();
        Ship on = harbour.ship("ship2").start();
        operator.awaitOnline("ship1");
        operator.awaitOnline("ship2");
        String ended = operator.send("ship2", effects.leave("ended"));
        operator.awaitState(ended, "SUCCEEDED", LIMIT);
        off.stop();
        List<String> jobs = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            jobs.add(operator.send("ship1", effects.leave("waiting" + number)));
        }
        String running = operator.send("ship2", effects.leave("running") + "; sleep 15");
        effects.awaitTimes("running", 1, LIMIT);
        jobs.add(running);

        harbour.broker().stop();
        harbour.broker().wipe();
        harbour.broker().restart();
        off.start();

        for (String job : jobs) {
            CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
            assertThat(command.finalStates()).containsExactly("SUCCEEDED");
        }
        on.stop();
        on.start();
        operator.awaitState(operator.send("ship2", effects.leave("last")), "SUCCEEDED", LIMIT);
        assertThat(effects.marks())
                .containsExactlyInAnyOrder("ended", "running", "waiting1", "waiting2", "waiting3", "last");
    }
}
