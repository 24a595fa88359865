package steward.console.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;

/**
 * One send by an operator. Its target list is frozen: the commands of the job.
 *
 * @param id shared by its commands
 * @param operator who sent it
 * @param label what the operator called it
 * @param method what the commands ask for
 * @param domain what the method is for
 * @param arguments of every command
 * @param createdAt by the broker's clock
 * @param validUntil not to be started after this instant of the broker's clock
 * @param runLimit to be killed after; zero for none
 * @param onInterrupt what a unit does when its agent died while the command ran
 * @param own whether it was sent from this home, so that this home sees to its arrival
 * @param isRun whether nobody sent it: schedules on units made it
 */
public record Job(
        JobId id,
        OperatorName operator,
        Optional<String> label,
        MethodName method,
        Domain domain,
        Attributes arguments,
        Instant createdAt,
        Instant validUntil,
        Duration runLimit,
        OnInterrupt onInterrupt,
        boolean own,
        boolean isRun) {

    /** The job that this command is part of. */
    public static Job of(Command command, boolean own) {
        return of(command, own, false);
    }

    /** The job that this run of a schedule is part of, with those of other nodes at the same planned time. */
    static Job ofRun(Command command) {
        return of(command, false, true);
    }

    private static Job of(Command command, boolean own, boolean isRun) {
        return new Job(
                command.job(),
                command.operator(),
                command.label(),
                command.address().method(),
                command.address().domain(),
                command.arguments(),
                command.createdAt(),
                command.validUntil(),
                command.runLimit(),
                command.onInterrupt(),
                own,
                isRun);
    }
}
