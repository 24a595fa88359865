package steward.console.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.link.Worker;
import steward.console.job.CommandStatus;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.CommandState;

final class NodeModelTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void readsItsCommandsAgainWhenSomethingChanged() {
        try (FleetFeed feed = new FleetFeed(link, crossing, worker);
                NodeMemory memory = new NodeMemory(link, worker);
                NodeModel model = new NodeModel(SampleNode.NAME, link, feed, worker, crossing, memory)) {
            assertThat(model.status().get()).isEmpty();
            link.put(List.of(SampleNode.saying(link.now(), Map.of(), List.of())));
            crossing.until(() -> model.status().get().isPresent());
            CommandStatus queued = status(1, CommandState.QUEUED);
            link.put(queued);
            crossing.until(() -> model.commands().get().waiting().equals(List.of(queued)));
            CommandStatus ended = status(1, CommandState.SUCCEEDED);
            link.put(ended);
            crossing.until(() -> model.commands().get().waiting().isEmpty()
                    && model.commands().get().newest().equals(List.of(ended)));
        }
        assertThat(link.open()).isZero();
    }

    @Test
    void takesCommandsAndEventsForProofOfContactAndNothingElse() {
        Instant received = link.now().minus(Duration.ofHours(3));
        link.put(SampleNode.at(
                SampleNode.command(1, "shellcommand", SampleNode.shell("true"), received.minusSeconds(7200)),
                CommandState.SUCCEEDED,
                Duration.ofHours(2)));
        link.event(SampleNode.event(1, link.now().minus(Duration.ofHours(6))));
        try (FleetFeed feed = new FleetFeed(link, crossing, worker);
                NodeMemory memory = new NodeMemory(link, worker);
                NodeModel model = new NodeModel(SampleNode.NAME, link, feed, worker, crossing, memory)) {
            crossing.until(() -> model.contact().count(ContactStrip.Known.HEARD) == 2);
            assertThat(model.contact().slots().stream()
                            .filter(slot -> slot.known() == ContactStrip.Known.HEARD)
                            .map(ContactStrip.Slot::start))
                    .containsExactly(link.now().minus(Duration.ofHours(6)), received);
            assertThat(model.contact().count(ContactStrip.Known.UNKNOWN)).isEqualTo(ContactStrip.QUARTERS - 2);
        }
    }

    @Test
    void knowsTheNewestOrderToEachProcess() {
        SendRequest stop =
                ProcessOrder.request(SampleNode.NAME, ProcessOrder.Action.STOP, "shellcommand.nginx", "Stop it");
        assertThat(stop.arguments()).isEqualTo(Attributes.of("action", "stop").with("process", "shellcommand.nginx"));
        CommandStatus older = SampleNode.at(
                SampleNode.command(1, "process", stop.arguments(), link.now()), CommandState.SUCCEEDED, Duration.ZERO);
        CommandStatus newer = SampleNode.at(
                SampleNode.command(
                        2,
                        "process",
                        ProcessOrder.request(
                                        SampleNode.NAME, ProcessOrder.Action.START, "shellcommand.nginx", "Start it")
                                .arguments(),
                        link.now()),
                CommandState.QUEUED,
                Duration.ZERO);
        CommandStatus other = status(3, CommandState.QUEUED);
        assertThat(ProcessOrder.newest(List.of(other, newer, older)))
                .containsExactlyEntriesOf(
                        Map.of("shellcommand.nginx", new ProcessOrder(ProcessOrder.Action.START, newer)));
    }

    @Test
    void sumsUpHowCommandsWent() {
        Trend trend = Trend.of(List.of(
                status(3, CommandState.QUEUED), status(2, CommandState.FAILED), status(1, CommandState.SUCCEEDED)));
        assertThat(trend.ended()).containsExactly(CommandState.SUCCEEDED, CommandState.FAILED);
        assertThat(trend.latencies()).containsExactly(250L, 250L);
        assertThat(trend.succeeded()).isEqualTo(1);
        assertThat(trend.median()).hasValue(250);
        assertThat(trend.bars()).hasSize(Trend.MOST).startsWith(trend.bars()[1]).endsWith(0.0);
        assertThat(trend.bars()[1]).isPositive();
    }

    private CommandStatus status(long number, CommandState state) {
        return SampleNode.at(
                SampleNode.command(number, "shellcommand", SampleNode.shell("true"), link.now()),
                state,
                Duration.ofMillis(250));
    }
}
