package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A schedule on a real unit: it runs without a broker and after a kill, never twice for one time, and all of it is told. */
final class ScheduleIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

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
    void runsEverySecondThroughACutAndAKillAndTellsOfEachRunOnce() {
        Answer added = operator.run(
                "schedule",
                "add",
                "--to",
                "ship1",
                "--name",
                "tick",
                "--every",
                "1s",
                "--wait=30s",
                "--",
                effects.leave("run"));
        added.exits(0);
        assertThat(added.text()).contains("schedule \"tick\": every 1s, by the clocks of each node's own zone");
        awaitMarks(2);

        harbour.broker().stop();
        long whenCut = effects.times("run");
        awaitMarks(whenCut + 3);
        ship.kill();
        long whenKilled = effects.times("run");
        ship.start();
        awaitMarks(whenKilled + 3);
        harbour.broker().restart();
        operator.awaitOnline("ship1");

        operator.run("schedule", "remove", "--to", "ship1", "tick", "--wait=30s")
                .exits(0);
        List<String> states = Awaitility.await("all answers")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(300))
                .until(this::states, ScheduleIT::haveEnded);
        long succeeded = states.stream().filter("SUCCEEDED"::equals).count();
        long interrupted = states.stream().filter("INTERRUPTED"::equals).count();
        assertThat(succeeded + interrupted).as("%s", states).isEqualTo(states.size());
        assertThat(interrupted).isLessThanOrEqualTo(1);
        assertThat(effects.times("run")).isBetween(succeeded, succeeded + interrupted);
    }

    private static boolean haveEnded(List<String> states) {
        return states.stream().noneMatch(state -> state.equals("RECEIVED") || state.equals("RUNNING"));
    }

    @Test
    void isListedAndRemovedAndShownByAnotherConsole() {
        operator.run(
                        "schedule",
                        "add",
                        "--to",
                        "ship1",
                        "--name",
                        "nightly",
                        "--cron",
                        "30 2 * * mon-fri",
                        "--zone",
                        "Europe/Oslo",
                        "--wait=30s",
                        "--",
                        "true")
                .exits(0);
        Operator other = harbour.anotherOperator("other");
        JsonNode held = other.run("schedule", "list", "--json")
                .exits(0)
                .json()
                .get("nodes")
                .get(0)
                .get("schedules")
                .get(0);
        assertThat(held.get("name").asString()).isEqualTo("nightly");
        assertThat(held.get("words").asString()).isEqualTo("at 02:30 on Monday to Friday");
        assertThat(held.get("next").asString()).isNotEmpty();
        operator.run("schedule", "remove", "--to", "ship1", "nightly", "--wait=30s")
                .exits(0);
        JsonNode left = other.run("schedule", "list", "--json")
                .exits(0)
                .json()
                .get("nodes")
                .get(0)
                .get("schedules");
        assertThat(left).isEmpty();
    }

    /** Of each run; every one is a job of its own here, as there is one ship. */
    private List<String> states() {
        List<String> states = new ArrayList<>();
        JsonNode jobs = operator.run("jobs", "--runs", "--search", "tick", "--limit", "1000", "--json")
                .exits(0)
                .json()
                .get("jobs");
        for (JsonNode job : jobs) {
            if (job.get("method").asString().equals("shellcommand")) {
                job.get("states").propertyNames().forEach(states::add);
                assertThat(job.get("targets").asInt()).isEqualTo(1);
            }
        }
        return states;
    }

    private void awaitMarks(long count) {
        Awaitility.await(count + " runs")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> effects.times("run") >= count);
    }
}
