package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Command;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

/** The verbs about schedules, against a real broker. */
@ExtendWith(BrokerExtension.class)
class ScheduleVerbTest {
    @TempDir
    private Path folder;

    private TestBroker broker;
    private Operator anna;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void home(TestBroker started) {
        broker = started;
        anna = new Operator(broker, folder.resolve("anna"));
    }

    @Test
    void readsTheScheduleBackBeforeItIsSent() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            Call call = anna.call(
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
                    "--dry-run",
                    "--",
                    "/opt/backup",
                    "--all");
            assertThat(call.code()).isZero();
            assertThat(call.out())
                    .startsWith("""
                            schedule "nightly": at 02:30 on Monday to Friday, by the clocks of Europe/Oslo
                              runs shellcommand.operatingsystem: /opt/backup --all
                              next:
                            """)
                    .containsPattern(
                            "(?m)(    (Mon|Tue|Wed|Thu|Fri) \\d{4}-\\d\\d-\\d\\d 0[23]:[30]0:00 \\+0[12]:00\n){5}")
                    .endsWith("nothing was sent\n");
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void sendsASignedOrder() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Call call =
                    anna.call("schedule", "add", "--to", "ship1", "--every", "5m", "--missed", "once", "--", "true");
            assertThat(call.code()).as(call.err()).isZero();
            org.awaitility.Awaitility.await().until(() -> unit.ran().size() == 1);
            Command order = unit.ran().get(0);
            assertThat(order.address().method()).hasToString("schedule");
            assertThat(order.arguments().values())
                    .containsEntry("action", "add")
                    .containsEntry("name", "shellcommand")
                    .containsEntry("every", "PT5M")
                    .containsEntry("missed", "once")
                    .containsEntry("arguments", java.util.Map.of("command", "true"));
        }
    }

    @Test
    void refusesWhatIsNoScheduleBeforeAnythingIsOpened() {
        assertThat(anna.call("schedule", "add", "--to", "ship1", "--cron", "61 * * * *", "--", "true")
                        .err())
                .contains("the minute \"61\": 61 is not between 0 and 59");
        assertThat(anna.call("schedule", "add", "--to", "ship1", "--", "true").code())
                .isEqualTo(2);
        assertThat(anna.call("schedule", "add", "--to", "x", "--every", "1m", "--at", "2030-01-01T00:00", "--", "true")
                        .code())
                .isEqualTo(2);
        assertThat(anna.call("schedule").err()).contains("schedule does what?");
    }

    @Test
    void listsNothingWhereNoNodeHasSaidAnything() {
        Call call = anna.call("schedule", "list");
        assertThat(call.out()).isEqualTo("no node has said that it runs anything by itself\n");
    }
}
