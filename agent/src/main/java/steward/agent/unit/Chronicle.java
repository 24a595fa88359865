package steward.agent.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.IdSource;
import steward.message.Output;
import steward.message.ScheduledRun;
import steward.outbox.Lane;
import steward.time.BrokerClock;

/** Takes each step of a command's life down in the ledger, in one transaction with the ack that tells of it. */
final class Chronicle {
    /** An ended command is remembered this long after it could last have been started. */
    static final Duration MARGIN = Duration.ofDays(7);

    /** So long for what the unit ran by itself. */
    static final Duration RUN_MARGIN = Duration.ofHours(1);

    private final Ledger ledger;
    private final BrokerClock time;
    private final IdSource ids;
    private final Runnable onAck;
    private final Tally tally;

    /** @param onAck called after an ack was put in the outbox */
    Chronicle(Ledger ledger, BrokerClock time, IdSource ids, Tally tally, Runnable onAck) {
        this.ledger = ledger;
        this.time = time;
        this.ids = ids;
        this.onAck = onAck;
        this.tally = tally;
    }

    LedgerEntry received(Command command, Delivery delivery) {
        return enter(command, delivery, CommandState.RECEIVED, Optional.empty());
    }

    LedgerEntry refused(Command command, Delivery delivery, CommandState state, String reason) {
        return enter(command, delivery, state, Optional.of(reason));
    }

    /**
     * What the unit gives itself because a schedule is due, in one transaction with how far the schedule got.
     *
     * @param refusal why it is not run, if it is not
     */
    LedgerEntry planned(Command run, HeldSchedule after, Optional<String> refusal) {
        CommandState state = refusal.isPresent() ? CommandState.REJECTED : CommandState.RECEIVED;
        Ack ack = ack(
                run,
                true,
                state,
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                refusal,
                Optional.empty());
        Bytes bytes = encoded(ack);
        LedgerEntry entry = new LedgerEntry(
                run,
                Bytes.copyOf(MessageCodec.encode(run)),
                LedgerEntry.NOT_SENT,
                state,
                1,
                0,
                Optional.empty(),
                keepRun(run.createdAt()),
                bytes);
        ledger.enterRun(after, entry, parcel(ack, bytes, ack.id().toString()));
        onAck.run();
        return entry;
    }

    /** Nobody sends a run again; its id is kept only so long that what was planned for the same time is known as one. */
    private Instant keepRun(Instant planned) {
        return latest(planned, time.now()).plus(RUN_MARGIN);
    }

    LedgerEntry started(LedgerEntry entry) {
        Instant now = time.presumed();
        Ack ack = ack(
                entry.command(),
                entry.isRun(),
                CommandState.RUNNING,
                entry.sequence() + 1,
                Optional.of(now),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        return advance(entry, ack, entry.run() + 1);
    }

    /** It runs, and has got that far. */
    LedgerEntry progressed(LedgerEntry entry, String howFar) {
        Ack ack = ack(
                entry.command(),
                entry.isRun(),
                CommandState.RUNNING,
                entry.sequence() + 1,
                entry.startedAt(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(howFar),
                Optional.empty());
        return advance(entry, ack, entry.run());
    }

    /** It ends without having started, or without anything to show for it. */
    LedgerEntry ended(LedgerEntry entry, CommandState state, String reason) {
        return ended(entry, new Ending(state, OptionalInt.empty(), Optional.of(reason)), Optional.empty());
    }

    LedgerEntry ended(LedgerEntry entry, Ending ending, Optional<Output> output) {
        Optional<Instant> endedAt = entry.startedAt().map(started -> latest(started, time.presumed()));
        Ack ack = ack(
                entry.command(),
                entry.isRun(),
                ending.state(),
                entry.sequence() + 1,
                entry.startedAt(),
                endedAt,
                ending.exitCode(),
                ending.reason(),
                output);
        return advance(entry, ack, entry.run());
    }

    /**
     * Says again what was last said of a command, if there is room for it: who asked will ask again.
     *
     * @param attempt keeps the broker from taking it for a repetition
     */
    void repeat(LedgerEntry entry, String attempt) {
        Ack ack = (Ack) MessageCodec.decode(entry.lastAck().toArray());
        if (!ledger.put(Lane.CONTROL, parcel(ack, entry.lastAck(), ack.id() + "." + attempt))) {
            tally.add(Tally.Limit.REPEATS_DROPPED, 1);
        }
        onAck.run();
    }

    /** Answers somebody who waits for a command that proves nothing about who sent it; the ledger learns nothing. */
    void distrusted(Command command, String reason, String fingerprint) {
        Ack ack = new Ack(
                ids.nextMessage(),
                command.address(),
                command.id(),
                command.job(),
                CommandState.REJECTED,
                1,
                ledger.epoch(),
                time.presumed(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(reason),
                Optional.empty(),
                Optional.of(fingerprint));
        ledger.put(Lane.CONTROL, parcel(ack, encoded(ack), ack.id().toString()));
        onAck.run();
    }

    private LedgerEntry enter(Command command, Delivery delivery, CommandState state, Optional<String> reason) {
        Ack ack = ack(
                command,
                false,
                state,
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                reason,
                Optional.empty());
        Bytes bytes = encoded(ack);
        Instant keepUntil = latest(command.validUntil(), time.now()).plus(MARGIN);
        LedgerEntry entry = new LedgerEntry(
                command, delivery.payload(), delivery.sequence(), state, 1, 0, Optional.empty(), keepUntil, bytes);
        ledger.enter(entry, parcel(ack, bytes, ack.id().toString()));
        onAck.run();
        return entry;
    }

    private LedgerEntry advance(LedgerEntry entry, Ack ack, int run) {
        Bytes bytes = encoded(ack);
        Instant margin = time.now().plus(entry.isRun() ? RUN_MARGIN : MARGIN);
        Instant keepUntil = latest(entry.keepUntil(), margin);
        LedgerEntry next = new LedgerEntry(
                entry.command(),
                entry.payload(),
                entry.stored(),
                ack.state(),
                ack.sequence(),
                run,
                ack.startedAt(),
                keepUntil,
                bytes);
        ledger.advance(next, parcel(ack, bytes, ack.id().toString()));
        onAck.run();
        return next;
    }

    private Ack ack(
            Command command,
            boolean isRun,
            CommandState state,
            long sequence,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            OptionalInt exitCode,
            Optional<String> reason,
            Optional<Output> output) {
        return new Ack(
                ids.nextMessage(),
                command.address(),
                command.id(),
                command.job(),
                state,
                sequence,
                ledger.epoch(),
                latest(startedAt.orElse(Instant.EPOCH), time.presumed()),
                startedAt,
                endedAt,
                exitCode,
                reason,
                output,
                Optional.empty(),
                isRun ? Optional.of(run(command)) : Optional.empty());
    }

    private static ScheduledRun run(Command command) {
        return new ScheduledRun(
                command.parent().orElseThrow(),
                command.createdAt(),
                command.operator(),
                command.label().orElseThrow());
    }

    private static Bytes encoded(Ack ack) {
        return Bytes.copyOf(MessageCodec.encode(ack));
    }

    private static Parcel parcel(Ack ack, Bytes payload, String dedupeId) {
        return new Parcel(ack.subject(), payload, Map.of(), dedupeId);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
