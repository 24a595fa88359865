package steward.message;

import java.time.Instant;

/**
 * Why a unit ran something that nobody sent: a schedule that lives on it was due.
 *
 * @param schedule the command that gave it the schedule
 * @param planned the instant that it was due at
 * @param operator who signed the schedule
 * @param name of the schedule
 */
public record ScheduledRun(CommandId schedule, Instant planned, OperatorName operator, String name) {}
