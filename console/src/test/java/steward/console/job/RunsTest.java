package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.console.store.History;
import steward.console.store.Store;
import steward.lifecycle.Speaker;
import steward.lifecycle.Transition;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.ScheduledRun;
import steward.message.TimeOrderedIds;
import steward.schedule.RunIds;
import steward.time.BrokerClock;
import steward.time.Clock;
import steward.trust.Signed;
import steward.trust.SigningKey;

/** What units run by themselves is shown as any command is, though nobody sent it. */
class RunsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant PLANNED = NOW.minusSeconds(60);
    private static final NodeName SHIP = new NodeName("ship1");

    @TempDir
    private Path folder;

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final SigningKey key = SigningKey.generate();
    private final Command order = order();
    private Store store;
    private History history;
    private Intake intake;
    private long sequence;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store.db"), Store.Limits.USUAL);
        history = History.open(folder.resolve("store.db"));
        intake = new Intake(store, new BrokerClock(Clock.system(), Optional.of(NOW)));
    }

    @AfterEach
    void close() {
        history.close();
        store.close();
    }

    @Test
    void aRunIsACommandWithTheArgumentsOfItsSchedule() {
        takeOrder();
        take(ack(SHIP, CommandState.RECEIVED, 1));
        take(ack(SHIP, CommandState.RUNNING, 2));
        take(ack(SHIP, CommandState.SUCCEEDED, 3));
        CommandStatus run = run();
        assertThat(run.isRun()).isTrue();
        assertThat(run.state()).isEqualTo(CommandState.SUCCEEDED);
        assertThat(run.command().arguments()).isEqualTo(Attributes.of("command", "true"));
        assertThat(run.command().parent()).contains(order.id());
        assertThat(run.transitions()).extracting(Transition::saidBy).containsOnly(Speaker.UNIT);
        assertThat(history.runs(order.id(), 10)).hasSize(1);
    }

    @Test
    void aRunThatIsSeenBeforeItsScheduleGetsItsArgumentsLater() {
        take(ack(SHIP, CommandState.RECEIVED, 1));
        assertThat(run().command().arguments()).isEqualTo(Attributes.none());
        takeOrder();
        assertThat(run().command().arguments()).isEqualTo(Attributes.of("command", "true"));
        assertThat(run().state()).isEqualTo(CommandState.RECEIVED);
        Job job = history.job(run().command().job()).orElseThrow().job();
        assertThat(job.arguments()).isEqualTo(Attributes.of("command", "true"));
        assertThat(job.isRun()).isTrue();
        assertThat(job.label()).contains("nightly");
    }

    @Test
    void aNodeCannotRunTheScheduleOfAnother() {
        takeOrder();
        take(ack(new NodeName("ship2"), CommandState.RECEIVED, 1));
        assertThat(run().command().arguments())
                .as("it is shown for what it says")
                .isEqualTo(Attributes.none());
        assertThat(run().node()).isEqualTo(new NodeName("ship2"));
    }

    @Test
    void runsAreListedOnlyWhereTheyAreWanted() {
        takeOrder();
        take(ack(SHIP, CommandState.SUCCEEDED, 1));
        assertThat(history.jobs(Optional.empty(), Optional.empty(), Optional.empty(), false, 10))
                .extracting(summary -> summary.job().id())
                .containsExactly(order.job());
        assertThat(history.jobs(Optional.empty(), Optional.empty(), Optional.empty(), true, 10))
                .hasSize(2);
    }

    private CommandStatus run() {
        return history.commands(List.of(RunIds.command(order.id(), PLANNED))).get(0);
    }

    private void takeOrder() {
        Signed signed = Signed.of(MessageCodec.encode(order), key);
        take(StreamName.STEWARD_COMMANDS, order.subject(), signed.payload(), signed.headers());
    }

    private void take(Ack ack) {
        take(StreamName.STEWARD_ACKS, ack.subject(), Bytes.copyOf(MessageCodec.encode(ack)), Map.of());
    }

    private void take(StreamName stream, String subject, Bytes payload, Map<String, String> headers) {
        sequence++;
        Delivery delivery = new Delivery(subject, payload, headers, sequence, 0, Optional.of(NOW));
        assertThat(intake.take(stream, NOW.minusSeconds(1_000), List.of(delivery))
                        .bad())
                .isZero();
    }

    private Ack ack(NodeName node, CommandState state, long number) {
        return new Ack(
                ids.nextMessage(),
                new Address(node, new MethodName("shellcommand"), new Domain("operatingsystem")),
                RunIds.command(order.id(), PLANNED),
                RunIds.job(order.job(), PLANNED),
                state,
                number,
                1,
                NOW.plusSeconds(number),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ScheduledRun(order.id(), PLANNED, new OperatorName("alice"), "nightly")));
    }

    private Command order() {
        return new Command(
                ids.nextCommand(),
                ids.nextJob(),
                new Address(SHIP, new MethodName("schedule"), new Domain("operatingsystem")),
                Attributes.of("action", "add")
                        .with("name", "nightly")
                        .with("every", "PT1M")
                        .with("arguments", Map.of("command", "true")),
                NOW.minusSeconds(120),
                NOW.plus(Duration.ofDays(7)),
                Duration.ofSeconds(30),
                OnInterrupt.RERUN,
                Optional.empty(),
                new OperatorName("alice"),
                Optional.empty());
    }
}
