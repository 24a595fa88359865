package steward.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a node last said of itself: one key a node in the broker's bucket, replaced each time. Colours the grid; delivery
 * never depends on it.
 *
 * @param node which node
 * @param instance of the running agent, new at each start
 * @param state whether the agent runs or has said goodbye
 * @param version of the agent
 * @param at when, by the unit's view of the broker's clock
 * @param period how often the agent says it; silent for three periods is stale
 * @param startedAt when this agent started
 * @param bootId of the machine
 * @param host where the agent runs, in words: host name and process id
 * @param clockOffset of the node's clock against the broker's; positive when the node's is ahead
 * @param labels that the unit's configuration gives it
 * @param facts of the machine
 * @param addresses of the node, without loopback
 * @param methods that a command may ask for
 * @param processes that the supervisor knows
 * @param ledger what the unit holds, for reconciliation
 */
public record Presence(
        NodeName node,
        MessageId instance,
        PresenceState state,
        String version,
        Instant at,
        Duration period,
        Instant startedAt,
        String bootId,
        String host,
        Duration clockOffset,
        Map<String, String> labels,
        Map<String, String> facts,
        List<String> addresses,
        List<MethodName> methods,
        List<ProcessStatus> processes,
        LedgerSummary ledger) {

    /** After this many silent periods a presence is stale. */
    public static final int STALE_AFTER_PERIODS = 3;

    public Presence {
        labels = Map.copyOf(labels);
        facts = Map.copyOf(facts);
        addresses = List.copyOf(addresses);
        methods = List.copyOf(methods);
        processes = List.copyOf(processes);
    }

    /** Whether the node must be taken for silent at this instant of the broker's clock. */
    public boolean isStale(Instant now) {
        return isStale(at, now);
    }

    /** As {@link #isStale(Instant)}, for a node that was last heard at that time. */
    public boolean isStale(Instant heardAt, Instant now) {
        // In parts: to multiply a duration takes a big number, and a fleet is asked for this all the time.
        return now.isAfter(heardAt.plusSeconds(STALE_AFTER_PERIODS * period.getSeconds())
                .plusNanos((long) STALE_AFTER_PERIODS * period.getNano()));
    }
}
