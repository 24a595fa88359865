package steward.console.fleet;

import java.time.Instant;
import java.util.OptionalInt;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;

/**
 * The last ack on one subject of one node.
 *
 * @param column which subject
 * @param state what it said
 * @param at when, by the unit's view of the broker's clock
 * @param exitCode where there was one
 * @param command that it answers
 * @param job of the command
 * @param percent of it that is done, where it runs and its unit said so
 */
public record Cell(
        Column column,
        CommandState state,
        Instant at,
        OptionalInt exitCode,
        CommandId command,
        JobId job,
        OptionalInt percent) {
    /** Without a word on how far it got. */
    public Cell(Column column, CommandState state, Instant at, OptionalInt exitCode, CommandId command, JobId job) {
        this(column, state, at, exitCode, command, job, OptionalInt.empty());
    }
}
