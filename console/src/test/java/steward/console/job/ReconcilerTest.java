package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.job.Orders.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import steward.bus.StreamIdentity;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Ack;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.LedgerSummary;
import steward.message.MessageId;
import steward.message.NodeName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.TimeOrderedIds;
import steward.time.Backoff;

class ReconcilerTest {
    private static final Instant STREAM = NOW.minusSeconds(10_000);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Reconciler.Rules RULES =
            new Reconciler.Rules(GRACE, Duration.ofDays(1), new Backoff(Duration.ofMinutes(1), Duration.ofHours(1)));

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Command command = Orders.job("ship1").commands().get(0).command();
    private final Reconciler reconciler = new Reconciler(RULES);

    @Test
    void sendsAgainAtOnceWhenTheStreamWasMadeAnew() {
        StreamIdentity anew = new StreamIdentity(NOW, 1, 500);
        assertThat(reconciler.lost(anew, List.of(queued(7)), NOW.plusSeconds(3)))
                .containsExactly(queued(7));
    }

    @Test
    void sendsAgainWhatLiesBehindTheEndOfAStreamThatWasRolledBack() {
        StreamIdentity rolledBack = new StreamIdentity(STREAM, 1, 6);
        assertThat(reconciler.lost(rolledBack, List.of(queued(6), queued(7)), NOW))
                .containsExactly(queued(7));
    }

    @Test
    void leavesAloneWhatTheStreamStillHolds() {
        StreamIdentity same = new StreamIdentity(STREAM, 1, 7);
        assertThat(reconciler.lost(same, List.of(queued(7)), NOW)).isEmpty();
    }

    @Test
    void leavesAloneWhatIsInTheStreamOfNowThoughTheBrokersClockWasSetBack() {
        StreamIdentity older = new StreamIdentity(STREAM.minusSeconds(5_000), 1, 3);
        CommandProgress resent = queued(7)
                .progress()
                .apply(new Fact.Queued(NOW.plusSeconds(1), older.created(), 3, 1))
                .progress();
        OpenCommand open = new OpenCommand(1, resent, command.validUntil(), 1, false);
        assertThat(reconciler.lost(older, List.of(open), NOW)).isEmpty();
    }

    @Test
    void leavesAloneWhatWaitsInTheOutboxOrHasLongExpired() {
        StreamIdentity anew = new StreamIdentity(NOW, 1, 500);
        OpenCommand waiting = new OpenCommand(1, queued(7).progress(), command.validUntil(), 0, true);
        assertThat(reconciler.lost(anew, List.of(waiting), NOW)).isEmpty();
        Instant longAfter = command.validUntil().plus(RULES.margin()).plusMillis(1);
        assertThat(reconciler.lost(anew, List.of(queued(7)), longAfter)).isEmpty();
        assertThat(reconciler.lost(anew, List.of(queued(7)), longAfter.minusMillis(2)))
                .hasSize(1);
    }

    @Test
    void sendsAgainWhatTheUnitHasPassedAndDoesNotHoldOnceTheGraceIsOver() {
        assertThat(lacking(queued(7), passed(7), 29)).isEmpty();
        assertThat(lacking(queued(7), passed(7), 31)).containsExactly(queued(7));
    }

    @Test
    void needsNoMemoryOfAnEarlierPresence() {
        Instant at = NOW.plusSeconds(40);
        assertThat(new Reconciler(RULES)
                        .lacking(presence(PresenceState.ALIVE, passed(7), at), at, List.of(queued(7)), at))
                .containsExactly(queued(7));
    }

    @Test
    void countsAPresenceByWhenItWasStoredNotByWhenItIsRead() {
        Instant stored = NOW.plusSeconds(29);
        assertThat(reconciler.lacking(
                        presence(PresenceState.ALIVE, passed(7), stored),
                        stored,
                        List.of(queued(7)),
                        NOW.plusSeconds(4_000)))
                .isEmpty();
    }

    @Test
    void waitsForAUnitThatHasNotReadSoFar() {
        assertThat(lacking(queued(7), passed(6), 40)).isEmpty();
        assertThat(lacking(queued(7), passed(6), 700)).isEmpty();
    }

    @Test
    void waitsForAUnitThatReadAnotherStreamLast() {
        LedgerSummary elsewhere = ledger(NOW, 900, 0, List.of());
        assertThat(lacking(queued(7), elsewhere, 40)).isEmpty();
        assertThat(lacking(queued(7), elsewhere, 70)).isEmpty();
    }

    @Test
    void leavesAloneWhatTheUnitHoldsOpen() {
        LedgerSummary holds = ledger(STREAM, 7, 1, List.of(command.id()));
        assertThat(lacking(queued(7), holds, 40)).isEmpty();
        assertThat(lacking(queued(7), holds, 7_000)).isEmpty();
    }

    @Test
    void takesACutOffListToSayNothingOfWhatIsNewer() {
        CommandId older = new CommandId(new UUID(1, 1));
        LedgerSummary cutOff = ledger(STREAM, 7, 300, List.of(older));
        assertThat(lacking(queued(7), cutOff, 40)).isEmpty();
        assertThat(lacking(queued(7), cutOff, 70)).isEmpty();
        CommandId newer = ids.nextCommand();
        LedgerSummary beyond = ledger(STREAM, 7, 300, List.of(older, newer));
        assertThat(lacking(queued(7), beyond, 100)).hasSize(1);
    }

    @Test
    void asksAgainForWhatTheUnitHadAndHoldsNoMoreWithoutAnAnswer() {
        OpenCommand running = heard(queued(7), CommandState.RUNNING, 10);
        LedgerSummary lostLedger = ledger(NOW, 0, 0, List.of());
        assertThat(lacking(running, lostLedger, 39)).isEmpty();
        assertThat(lacking(running, lostLedger, 41)).hasSize(1);
    }

    @Test
    void waitsLongerAfterEachAttempt() {
        OpenCommand twice = new OpenCommand(1, queued(7).progress(), command.validUntil(), 2, false);
        assertThat(lacking(twice, passed(7), 60)).isEmpty();
        assertThat(lacking(twice, passed(7), 119)).isEmpty();
        assertThat(lacking(twice, passed(7), 121)).hasSize(1);
    }

    @Test
    void asksNothingOfAUnitThatStartsOrHasStopped() {
        for (PresenceState state : List.of(PresenceState.STARTING, PresenceState.STOPPED)) {
            for (int second : new int[] {40, 70, 100}) {
                Instant at = NOW.plusSeconds(second);
                assertThat(reconciler.lacking(presence(state, passed(7), at), at, List.of(queued(7)), at))
                        .isEmpty();
            }
        }
    }

    private List<OpenCommand> lacking(OpenCommand open, LedgerSummary ledger, int second) {
        Instant at = NOW.plusSeconds(second);
        return reconciler.lacking(presence(PresenceState.ALIVE, ledger, at), at, List.of(open), at);
    }

    private OpenCommand queued(long sequence) {
        CommandProgress progress = CommandProgress.sending(command.id(), NOW)
                .apply(new Fact.Queued(NOW, STREAM, sequence, 0))
                .progress();
        return new OpenCommand(1, progress, command.validUntil(), 0, false);
    }

    private OpenCommand heard(OpenCommand open, CommandState state, int second) {
        Ack ack = new Ack(
                new MessageId(new UUID(1, 2)),
                command.address(),
                command.id(),
                command.job(),
                state,
                2,
                1,
                NOW.plusSeconds(second),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        CommandProgress progress = open.progress().apply(new Fact.Acked(ack)).progress();
        return new OpenCommand(open.number(), progress, open.validUntil(), open.attempts(), false);
    }

    private LedgerSummary passed(long cursor) {
        return ledger(STREAM, cursor, 0, List.of());
    }

    private LedgerSummary ledger(Instant stream, long cursor, int openCount, List<CommandId> open) {
        return new LedgerSummary(new MessageId(new UUID(1, 3)), 1, Instant.EPOCH, stream, cursor, openCount, open, 0);
    }

    private Presence presence(PresenceState state, LedgerSummary ledger, Instant at) {
        return new Presence(
                new NodeName("ship1"),
                new MessageId(new UUID(1, 4)),
                state,
                "0.1.0",
                at,
                Duration.ofSeconds(30),
                NOW,
                "boot",
                "host",
                Duration.ZERO,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                ledger);
    }
}
