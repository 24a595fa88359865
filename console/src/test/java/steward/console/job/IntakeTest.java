package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.job.Orders.NOW;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.console.store.History;
import steward.console.store.Store;
import steward.lifecycle.CommandProgress;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.NodeName;
import steward.message.TimeOrderedIds;
import steward.time.BrokerClock;
import steward.time.Clock;

class IntakeTest {
    private static final Instant STREAM = NOW.minusSeconds(1_000);

    @TempDir
    private Path folder;

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private Store store;
    private History history;
    private Intake intake;

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
    void showsCommandsOfOthersWithTheirOperatorAndSigner() {
        Composition job = Orders.job("ship1", "ship2");
        Taken taken = commands(job.commands());
        assertThat(taken.jobs()).containsExactly(job.job().id());
        JobSummary summary = history.job(job.job().id()).orElseThrow();
        assertThat(summary.job().own()).isFalse();
        assertThat(summary.job().operator().value()).isEqualTo("ada");
        assertThat(summary.counts()).isEqualTo(Map.of(CommandState.QUEUED, 2));
        CommandStatus status = history.commandsOf(job.job().id()).get(0);
        assertThat(status.signer()).isEqualTo(job.commands().get(0).signer());
        assertThat(status.parcel()).isEqualTo(job.commands().get(0));
    }

    @Test
    void endsTheSameInWhateverOrderCommandsAndAcksComeIn() {
        CommandParcel parcel = Orders.job("ship1").commands().get(0);
        List<Ack> said = List.of(
                ack(parcel, CommandState.RECEIVED, 1),
                ack(parcel, CommandState.RUNNING, 2),
                ack(parcel, CommandState.SUCCEEDED, 3));
        commands(List.of(parcel));
        acks(said);
        CommandProgress expected = progress(parcel);
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            try (Store other = Store.open(folder.resolve("other" + seed + ".db"), Store.Limits.USUAL)) {
                Intake into = new Intake(other, new BrokerClock(Clock.system(), Optional.of(NOW)));
                List<Runnable> steps = new ArrayList<>();
                steps.add(() -> into.take(StreamName.STEWARD_COMMANDS, STREAM, deliveries(List.of(parcel))));
                for (Ack ack : said) {
                    Delivery delivery = delivery(ack, ack.sequence());
                    steps.add(() -> into.take(StreamName.STEWARD_ACKS, STREAM, List.of(delivery)));
                    steps.add(() -> into.take(StreamName.STEWARD_ACKS, STREAM, List.of(delivery)));
                }
                Collections.shuffle(steps, random);
                steps.forEach(Runnable::run);
                assertThat(other.tracked(parcel.command().id()).orElseThrow().progress())
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void skipsAndCountsWhatBreaksTheRulesAndGoesOn() {
        Composition job = Orders.job("ship1");
        CommandParcel good = job.commands().get(0);
        CommandParcel unsigned = new CommandParcel(
                Orders.job("ship2").commands().get(0).command(),
                Orders.job("ship2").commands().get(0).payload(),
                Map.of());
        List<Delivery> batch = List.of(
                delivery("ship1.command.shellcommand.operatingsystem", Bytes.ofUtf8("{\"v\":"), Map.of(), 1),
                delivery("ship9.command.shellcommand.operatingsystem", good.payload(), good.headers(), 2),
                delivery(unsigned.command().subject(), unsigned.payload(), Map.of(), 3),
                delivery(good.command().subject(), good.payload(), good.headers(), 4));
        Taken taken = intake.take(StreamName.STEWARD_COMMANDS, STREAM, batch);
        assertThat(taken.bad()).isEqualTo(3);
        assertThat(taken.lastBad().orElseThrow()).contains("not signed");
        assertThat(taken.commands()).containsExactly(good.command().id());
        assertThat(store.cursor(StreamName.STEWARD_COMMANDS))
                .contains(new JobStore.Cursor(STREAM, 4, Optional.of(NOW.plusSeconds(4))));
    }

    @Test
    void doesNotLetAnotherMessageTakeTheIdOfAKnownCommand() {
        CommandParcel mine = Orders.job("ship1").commands().get(0);
        commands(List.of(mine));
        Command known = mine.command();
        Command forged = new Command(
                known.id(),
                known.job(),
                known.address(),
                known.arguments().with("command", "rm -r /"),
                known.createdAt(),
                known.validUntil(),
                known.runLimit(),
                known.onInterrupt(),
                known.parent(),
                known.operator(),
                known.label());
        Bytes payload = Bytes.copyOf(MessageCodec.encode(forged));
        Taken taken = intake.take(
                StreamName.STEWARD_COMMANDS, STREAM, List.of(delivery(forged.subject(), payload, mine.headers(), 2)));
        assertThat(taken.bad()).isEqualTo(1);
        assertThat(store.parcel(known.id())).contains(mine);
    }

    @Test
    void ignoresTheAnswerOfAnotherNode() {
        CommandParcel parcel = Orders.job("ship1").commands().get(0);
        commands(List.of(parcel));
        Ack foreign = ack(parcel, CommandState.SUCCEEDED, 1, "ship2", Optional.empty());
        Taken taken = acks(List.of(foreign));
        assertThat(taken.bad()).isEqualTo(1);
        assertThat(progress(parcel).state()).isEqualTo(CommandState.QUEUED);
        assertThat(taken.answers()).isEmpty();
    }

    @Test
    void ignoresTheAnswerOfAnotherNodeThatComesBeforeTheCommand() {
        CommandParcel parcel = Orders.job("ship1").commands().get(0);
        acks(List.of(ack(parcel, CommandState.SUCCEEDED, 1, "ship2", Optional.empty())));
        commands(List.of(parcel));
        assertThat(progress(parcel).state()).isEqualTo(CommandState.QUEUED);
    }

    @Test
    void takesARefusalOfTheseVeryBytesForTheCommandsFateAndNoOther() {
        CommandParcel parcel = Orders.job("ship1").commands().get(0);
        commands(List.of(parcel));
        Taken foreign = acks(List.of(ack(parcel, CommandState.REJECTED, 1, "ship1", Optional.of("ab".repeat(32)))));
        assertThat(progress(parcel).state()).isEqualTo(CommandState.QUEUED);
        assertThat(foreign.answers()).as("a forger does not colour the grid").isEmpty();
        assertThat(history.refusals(10)).hasSize(1);
        acks(List.of(ack(parcel, CommandState.REJECTED, 1, "ship1", Optional.of(parcel.fingerprint()))));
        assertThat(progress(parcel).state()).isEqualTo(CommandState.REJECTED);
    }

    @Test
    void keepsTheLastAnswerOfEachSubjectThoughOlderOnesAreSaidAgain() {
        CommandParcel first = Orders.job("ship1").commands().get(0);
        CommandParcel second = Orders.job("ship1").commands().get(0);
        commands(List.of(first, second));
        Ack old = ack(first, CommandState.SUCCEEDED, 3);
        intake.take(StreamName.STEWARD_ACKS, STREAM, List.of(delivery(old, 1)));
        Ack now = ack(second, CommandState.RUNNING, 2);
        intake.take(StreamName.STEWARD_ACKS, STREAM, List.of(delivery(now, 2)));
        Taken again = intake.take(StreamName.STEWARD_ACKS, STREAM, List.of(delivery(old, 3)));
        assertThat(again.answers()).hasSize(1);
        assertThat(again.answers().get(0).cell().command())
                .isEqualTo(second.command().id());
        assertThat(store.answer(old.address()).orElseThrow().cell().state()).isEqualTo(CommandState.RUNNING);
    }

    @Test
    void showsAnothersRequestToCancelOnItsTarget() {
        Composer composer = Orders.composer();
        CommandParcel target = Orders.job("ship1").commands().get(0);
        commands(List.of(target));
        Composition cancel = composer.cancel(List.of(target), "cancel", NOW);
        intake.take(StreamName.STEWARD_COMMANDS, STREAM, deliveries(cancel.commands()));
        assertThat(progress(target).isCancelRequested()).isTrue();
        JobSummary summary = history.job(target.command().job()).orElseThrow();
        assertThat(summary.cancelRequested()).isEqualTo(1);
    }

    @Test
    void takesNothingTwiceWhenTheSameBatchComesAgain() {
        Composition job = Orders.job("ship1", "ship2");
        commands(job.commands());
        List<Ack> said = job.commands().stream()
                .map(parcel -> ack(parcel, CommandState.SUCCEEDED, 3))
                .toList();
        acks(said);
        List<CommandStatus> before = history.commandsOf(job.job().id());
        assertThat(commands(job.commands()).commands()).isEmpty();
        assertThat(acks(said).commands()).isEmpty();
        assertThat(history.commandsOf(job.job().id())).isEqualTo(before);
    }

    private Taken commands(List<CommandParcel> parcels) {
        return intake.take(StreamName.STEWARD_COMMANDS, STREAM, deliveries(parcels));
    }

    private Taken acks(List<Ack> said) {
        List<Delivery> batch = new ArrayList<>();
        said.forEach(ack -> batch.add(delivery(ack, batch.size() + 1)));
        return intake.take(StreamName.STEWARD_ACKS, STREAM, batch);
    }

    private CommandProgress progress(CommandParcel parcel) {
        return store.tracked(parcel.command().id()).orElseThrow().progress();
    }

    private static List<Delivery> deliveries(List<CommandParcel> parcels) {
        List<Delivery> batch = new ArrayList<>();
        parcels.forEach(parcel ->
                batch.add(delivery(parcel.command().subject(), parcel.payload(), parcel.headers(), batch.size() + 1)));
        return batch;
    }

    private static Delivery delivery(Ack ack, long sequence) {
        return delivery(ack.subject(), Bytes.copyOf(MessageCodec.encode(ack)), Map.of(), sequence);
    }

    private static Delivery delivery(String subject, Bytes payload, Map<String, String> headers, long sequence) {
        return new Delivery(subject, payload, headers, sequence, 0, Optional.of(NOW.plusSeconds(sequence)));
    }

    private Ack ack(CommandParcel parcel, CommandState state, long sequence) {
        return ack(parcel, state, sequence, parcel.command().address().node().value(), Optional.empty());
    }

    private Ack ack(CommandParcel parcel, CommandState state, long sequence, String node, Optional<String> refused) {
        Command command = parcel.command();
        return new Ack(
                ids.nextMessage(),
                new Address(
                        new NodeName(node),
                        command.address().method(),
                        command.address().domain()),
                command.id(),
                command.job(),
                state,
                sequence,
                1,
                NOW.plusSeconds(sequence),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                refused);
    }
}
