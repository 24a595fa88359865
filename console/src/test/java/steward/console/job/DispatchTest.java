package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.codec.MessageCodec;
import steward.console.store.Store;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.LedgerSummary;
import steward.message.MessageId;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.testing.SimLoop;
import steward.time.BrokerClock;

class DispatchTest {
    private static final Instant STREAM = SimLoop.START.minusSeconds(10_000);
    private static final NodeName SHIP1 = new NodeName("ship1");
    private static final Composer COMPOSER = Orders.composer();

    @TempDir
    private Path folder;

    private final SimLoop loop = new SimLoop();
    private final BrokerClock time = new BrokerClock(loop.clock(), Optional.empty());
    private final List<Parcel> published = new ArrayList<>();
    private final Set<String> refusedIds = new HashSet<>();
    private final List<BusException> troubles = new ArrayList<>();
    private Store store;
    private Dispatch dispatch;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store.db"), Store.Limits.USUAL);
        dispatch = new Dispatch(
                loop, store, this::publish, time, new Random(1), Reconciler.Rules.USUAL, taken -> {}, troubles::add);
        dispatch.resume();
        dispatch.connected(new StreamIdentity(STREAM, 1, 0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private CompletionStage<Confirmation> publish(Parcel parcel) {
        published.add(parcel);
        if (refusedIds.contains(parcel.dedupeId())) {
            return CompletableFuture.failedFuture(new BusException(BusException.Kind.REFUSED, "too large"));
        }
        return CompletableFuture.completedFuture(new Confirmation(published.size(), false));
    }

    @Test
    void findsWhatAUnitLacksBehindAnyNumberOfCommandsThatExpired() {
        Duration day = Duration.ofDays(1);
        store.transaction(() -> {
            for (int i = 0; i < 600; i++) {
                save(Optional.of(day));
            }
        });
        loop.settle();
        loop.advance(day.multipliedBy(3));
        CommandId lacked = save(Optional.empty());
        loop.settle();
        loop.advance(Duration.ofMinutes(1));
        published.clear();

        dispatch.heard(presence());
        loop.settle();

        assertThat(published).extracting(Parcel::dedupeId).containsExactly(lacked + ".r1");
    }

    @Test
    void looksAtEveryCommandThatIsStillOfUse() {
        store.transaction(() -> {
            for (int i = 0; i < 1_200; i++) {
                save(Optional.empty());
            }
        });
        loop.settle();
        loop.advance(Duration.ofMinutes(1));
        published.clear();
        for (int pass = 1; pass <= 3; pass++) {
            dispatch.heard(presence());
            loop.settle();
        }
        assertThat(published).extracting(Parcel::dedupeId).hasSize(1_200).doesNotHaveDuplicates();
    }

    @Test
    void comparesWhatUnitsLastSaidWhenAllThatTheySaidIsTakenIn() {
        CommandId lacked = save(Optional.empty());
        loop.settle();
        loop.advance(Duration.ofMinutes(1));
        Heard heard = presence();
        store.savePresence(
                heard.presence(),
                Bytes.copyOf(MessageCodec.encodePresence(heard.presence())),
                new JobStore.Place(STREAM, 1, heard.storedAt()));
        published.clear();

        dispatch.caughtUp();
        loop.settle();

        assertThat(published).extracting(Parcel::dedupeId).containsExactly(lacked + ".r1");
    }

    @Test
    void sendsAgainWhatAnotherCommandHasTakenThePlaceOfInTheStream() {
        CommandId lost = save(Optional.empty());
        loop.settle();
        CommandId kept = save(Optional.empty());
        loop.settle();
        takenIn(COMPOSER.compose(Orders.request("ship2"), time.now()), 1);

        dispatch.caughtUp();
        loop.settle();
        dispatch.caughtUp();
        loop.settle();

        assertThat(published)
                .extracting(Parcel::dedupeId)
                .containsExactly(lost.toString(), kept.toString(), lost + ".r1");
    }

    /** Another console's command is read from that place of the stream. */
    private void takenIn(Composition other, long sequence) {
        CommandParcel parcel = other.commands().get(0);
        Fact stored = new Fact.Queued(time.now(), STREAM, sequence, 0);
        CommandProgress progress = CommandProgress.sending(parcel.command().id(), time.now())
                .apply(stored)
                .progress();
        store.transaction(() -> {
            store.addJob(other.job());
            store.addCommand(parcel, progress, false);
        });
    }

    @Test
    void sendsNoMoreWhatWasAbandonedAndGoesOnWithWhatWaitedBehindIt() {
        CommandId refused = saveRefused();
        CommandId behind = save(Optional.empty());
        loop.settle();
        assertThat(published).extracting(Parcel::dedupeId).containsExactly(refused.toString());
        assertThat(dispatch.hasRefused()).isTrue();

        dispatch.abandon(refused, new OperatorName("ada"));
        loop.advance(Duration.ofHours(1));

        assertThat(published).extracting(Parcel::dedupeId).containsExactly(refused.toString(), behind.toString());
        assertThat(store.outboxSize()).isZero();
        assertThat(dispatch.hasRefused()).isFalse();
    }

    @Test
    void aCommandThatIsTooLargeForTheBrokerHoldsUpNoOtherNode() {
        saveRefused();
        Composition other = COMPOSER.compose(Orders.request("ship2"), time.now());
        dispatch.save(other, () -> {});
        loop.settle();
        assertThat(store.tracked(other.commands().get(0).command().id())
                        .orElseThrow()
                        .progress()
                        .state())
                .isEqualTo(CommandState.QUEUED);
        assertThat(troubles).hasSize(1);
        assertThat(dispatch.hasRefused()).isTrue();
    }

    private CommandId saveRefused() {
        Composition job = COMPOSER.compose(Orders.request("ship1"), time.now());
        CommandId id = job.commands().get(0).command().id();
        refusedIds.add(id.toString());
        dispatch.save(job, () -> {});
        loop.settle();
        return id;
    }

    private CommandId save(Optional<Duration> validFor) {
        Composition job = COMPOSER.compose(Orders.request(validFor, Optional.empty(), Optional.empty()), time.now());
        dispatch.save(job, () -> {});
        return job.commands().get(0).command().id();
    }

    private Heard presence() {
        return new Heard(
                new Presence(
                        SHIP1,
                        new MessageId(new UUID(1, 4)),
                        PresenceState.ALIVE,
                        "0.1.0",
                        time.now(),
                        Duration.ofSeconds(30),
                        time.now(),
                        "boot",
                        "host",
                        Duration.ZERO,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new LedgerSummary(
                                new MessageId(new UUID(1, 3)), 1, Instant.EPOCH, STREAM, 1_000_000, 0, List.of(), 0)),
                time.now());
    }
}
