package steward.console.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import steward.bus.StreamIdentity;
import steward.lifecycle.Fact;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.LedgerSummary;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.time.Backoff;

/**
 * Decides which own commands must be published again, because the broker lost them or because the unit does not have what
 * it ought to have. Publishing again is harmless: a unit that knows the command answers with its last ack, one that truly
 * lacks it runs it.
 *
 * <p>Decides only, and remembers nothing: a program that lives for a second decides as one that lives for a month.
 */
public final class Reconciler {
    /** The most commands that are sent again in one pass; the rest waits for the next. */
    public static final int MOST_PER_PASS = 500;

    private final Rules rules;

    /**
     * How patient to be.
     *
     * @param grace how much later than anything was last heard of a command a presence must be to count against it, so
     *     that what was on the way has come
     * @param margin commands that expired longer ago than this are left alone; shorter than units remember ids after
     *     the expiry
     * @param backoff the least time between two sendings of one command because its unit lacks it, by its bounds
     */
    public record Rules(Duration grace, Duration margin, Backoff backoff) {
        /** For use with real units. */
        public static final Rules USUAL = new Rules(
                Duration.ofSeconds(30), Duration.ofDays(1), new Backoff(Duration.ofMinutes(1), Duration.ofHours(1)));
    }

    public Reconciler(Rules rules) {
        this.rules = rules;
    }

    /**
     * What must be sent again because the part of the stream that held it is gone.
     *
     * @param stream as it is now
     * @param open own commands
     * @param now by the broker's clock
     */
    public List<OpenCommand> lost(StreamIdentity stream, List<OpenCommand> open, Instant now) {
        return open.stream()
                .filter(command -> isSendable(command, now) && isLost(command, stream))
                .toList();
    }

    /**
     * What must be sent again of these, whose places in the stream hold something else now: a program that was not there
     * when the stream was rolled back and grew again learns of it by nothing else.
     */
    List<OpenCommand> displaced(List<OpenCommand> displaced, Instant now) {
        return displaced.stream().filter(command -> isSendable(command, now)).toList();
    }

    /** The end of validity that a command must have to be worth looking at, if only to be looked at. */
    Instant worthUntil(Instant now) {
        return now.minus(rules.margin());
    }

    /**
     * What must be sent again because the unit, by its own word, does not have it. What units said of these commands
     * before that presence must have been taken in.
     *
     * @param presence the newest of that unit
     * @param heardAt when the broker stored it
     * @param open own commands for that unit
     * @param now by the broker's clock
     */
    public List<OpenCommand> lacking(Presence presence, Instant heardAt, List<OpenCommand> open, Instant now) {
        if (presence.state() != PresenceState.ALIVE) {
            return List.of();
        }
        return open.stream()
                .filter(command -> isSendable(command, now)
                        && lacks(presence.ledger(), command)
                        && heardAt.isAfter(command.progress().lastChange().plus(rules.grace()))
                        && isDue(command, now))
                .limit(MOST_PER_PASS)
                .toList();
    }

    private boolean isSendable(OpenCommand command, Instant now) {
        return !command.waiting()
                && !command.progress().isFinal()
                && !worthUntil(now).isAfter(command.validUntil());
    }

    private static boolean isLost(OpenCommand command, StreamIdentity stream) {
        List<Fact.Queued> confirmations = command.progress().confirmations();
        return !confirmations.isEmpty()
                && confirmations.stream()
                        .noneMatch(stored ->
                                stored.stream().equals(stream.created()) && stored.sequence() <= stream.lastSequence());
    }

    private static boolean lacks(LedgerSummary ledger, OpenCommand command) {
        if (ledger.open().contains(command.id())) {
            return false;
        }
        boolean hasPassed = command.progress().confirmations().stream()
                .anyMatch(stored -> stored.stream().equals(ledger.stream()) && stored.sequence() <= ledger.cursor());
        boolean hadIt = command.progress().state().compareTo(CommandState.RECEIVED) >= 0;
        return (hasPassed || hadIt) && (ledger.listsAll() || !isBehindTheList(ledger, command.id()));
    }

    /** A list that is cut off says nothing of what is newer than its last id. */
    private static boolean isBehindTheList(LedgerSummary ledger, CommandId id) {
        List<CommandId> open = ledger.open();
        return open.isEmpty() || id.compareTo(open.get(open.size() - 1)) > 0;
    }

    private boolean isDue(OpenCommand command, Instant now) {
        return command.attempts() == 0
                || now.isAfter(
                        command.progress().lastChange().plus(rules.backoff().bound(command.attempts() - 1)));
    }
}
