package steward.console.desktop.job;

import java.time.Duration;
import steward.console.desktop.compose.TypedArguments;
import steward.console.desktop.keep.Draft;
import steward.console.filter.Filter;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.message.OnInterrupt;
import steward.time.Durations;

/** A job as a draft, to be changed and sent anew. */
final class Drafts {
    private Drafts() {}

    static Draft of(JobDetail detail) {
        Job job = detail.summary().job();
        Duration valid = Duration.between(job.createdAt(), job.validUntil());
        return new Draft(
                Filter.of(detail.commands().stream().map(CommandStatus::node).toList())
                        .toString(),
                job.method().value(),
                job.domain().value(),
                TypedArguments.of(job.method(), job.arguments()),
                valid.isNegative() ? "" : Durations.print(Duration.ofSeconds(valid.toSeconds())),
                Durations.print(job.runLimit()),
                job.onInterrupt() == OnInterrupt.RERUN,
                job.label().orElse(""));
    }
}
