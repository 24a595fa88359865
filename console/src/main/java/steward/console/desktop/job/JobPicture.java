package steward.console.desktop.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import steward.console.job.CommandStatus;
import steward.console.job.JobDetail;
import steward.message.CommandId;

/**
 * A job at one moment, with everything that is worked out of its commands.
 *
 * @param detail as it was read
 * @param byId its commands
 * @param groups of identical answers
 * @param failed how many are taken for a failure
 * @param recallable how many have not been seen to start
 * @param overdue how many ought to have started
 */
record JobPicture(
        JobDetail detail,
        Map<CommandId, CommandStatus> byId,
        List<AnswerGroups.Group> groups,
        int failed,
        int recallable,
        int overdue) {
    JobPicture {
        groups = List.copyOf(groups);
    }

    /** Takes as long as there are commands: not for the thread that paints. */
    static JobPicture of(JobDetail detail, Instant now) {
        Map<CommandId, CommandStatus> byId = new HashMap<>();
        detail.commands().forEach(status -> byId.put(status.id(), status));
        return new JobPicture(
                detail,
                byId,
                AnswerGroups.of(detail.commands()),
                (int) JobMending.failed(detail.commands()),
                JobMending.recallable(detail.commands()).size(),
                (int) detail.commands().stream()
                        .filter(status -> status.isOverdue(now))
                        .count());
    }

    /** How many have not answered yet. */
    int unanswered() {
        return detail.summary().targets()
                - groups.stream().mapToInt(group -> group.commands().size()).sum();
    }
}
