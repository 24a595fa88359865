package steward.agent.unit;

import java.time.Instant;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;

/**
 * What the ledger knows of one command.
 *
 * @param command what was asked, likewise
 * @param payload its exact signed bytes while it is open; an ended one is remembered without its arguments
 * @param stored its sequence in the command stream when it was entered; another sequence means that it was published again;
 *     {@link #NOT_SENT} for what the unit runs by itself
 * @param state how far it got
 * @param sequence of its last ack
 * @param run how often it was started
 * @param startedAt when it was last started
 * @param keepUntil the ledger forgets it after this instant, once it has ended
 * @param lastAck the exact bytes of its last ack, to answer a redelivery with
 */
public record LedgerEntry(
        Command command,
        Bytes payload,
        long stored,
        CommandState state,
        long sequence,
        int run,
        Optional<Instant> startedAt,
        Instant keepUntil,
        Bytes lastAck) {
    /** In no stream. */
    public static final long NOT_SENT = 0;

    /** Whether nobody sent it: a schedule was due. */
    public boolean isRun() {
        return stored == NOT_SENT;
    }
}
