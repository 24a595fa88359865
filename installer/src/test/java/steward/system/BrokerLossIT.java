package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steward.broker.BrokerBinary;
import steward.testing.TestBroker;

/** A broker that lost what it stored is no more than a broker that was away; with the oldest and the newest one here. */
final class BrokerLossIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static List<BrokerBinary> binaries() {
        return TestBroker.binaries();
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void sendsOpenCommandsAgainAndRunsThemOnceWhenTheStorageWasWiped(BrokerBinary binary, @TempDir Path folder) {
        try (Harbour harbour = Harbour.open(folder, binary)) {
            Operator operator = harbour.operator();
            Effects effects = harbour.effects();
            Ship off = started(harbour, "ship1");
            Ship on = started(harbour, "ship2");
            operator.awaitState(operator.send("ship2", effects.leave("ended")), "SUCCEEDED", LIMIT);
            off.stop();
            List<String> jobs = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                jobs.add(operator.send("ship1", effects.leave("waiting" + number)));
            }
            jobs.add(operator.send("ship2", effects.leave("running") + "; sleep 15"));
            effects.awaitTimes("running", 1, LIMIT);

            harbour.broker().stop();
            harbour.broker().wipe();
            harbour.broker().restart();
            off.start();

            awaitOneSuccessEach(operator, jobs);
            on.stop();
            on.start();
            operator.awaitState(operator.send("ship2", effects.leave("last")), "SUCCEEDED", LIMIT);
            assertThat(effects.marks())
                    .containsExactlyInAnyOrder("ended", "running", "waiting1", "waiting2", "waiting3", "last");
        }
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void runsNothingTwiceAndLosesNothingWhenTheStorageWasRolledBack(BrokerBinary binary, @TempDir Path folder) {
        try (Harbour harbour = Harbour.open(folder, binary)) {
            Operator operator = harbour.operator();
            Effects effects = harbour.effects();
            started(harbour, "ship1");
            Ship off = started(harbour, "ship2");
            operator.awaitState(operator.send("ship1", effects.leave("before")), "SUCCEEDED", LIMIT);
            harbour.broker().stop();
            Path snapshot = harbour.broker().snapshot();
            harbour.broker().restart();
            List<String> jobs = new ArrayList<>();
            jobs.add(operator.send("ship1", effects.leave("forgotten-ended")));
            operator.awaitState(jobs.get(0), "SUCCEEDED", LIMIT);
            off.stop();
            jobs.add(operator.send("ship2", effects.leave("forgotten-waiting")));

            harbour.broker().stop();
            harbour.broker().rollBack(snapshot);
            harbour.broker().restart();
            off.start();

            awaitOneSuccessEach(operator, jobs);
            for (String node : List.of("ship1", "ship2")) {
                operator.awaitState(operator.send(node, effects.leave("after-" + node)), "SUCCEEDED", LIMIT);
            }
            assertThat(effects.marks())
                    .containsExactlyInAnyOrder(
                            "before", "forgotten-ended", "forgotten-waiting", "after-ship1", "after-ship2");
        }
    }

    private static Ship started(Harbour harbour, String name) {
        Ship ship = harbour.ship(name).start();
        harbour.operator().awaitOnline(name);
        return ship;
    }

    private static void awaitOneSuccessEach(Operator operator, List<String> jobs) {
        for (String job : jobs) {
            CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
            assertThat(command.finalStates()).containsExactly("SUCCEEDED");
        }
    }
}
