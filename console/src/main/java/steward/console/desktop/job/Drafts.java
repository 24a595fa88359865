package steward.console.desktop.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        Map<String, String> fields = new LinkedHashMap<>();
        job.arguments().values().forEach((name, value) -> fields.put(name, typed(value)));
        Duration valid = Duration.between(job.createdAt(), job.validUntil());
        return new Draft(
                Filter.of(detail.commands().stream().map(CommandStatus::node).toList())
                        .toString(),
                job.method().value(),
                job.domain().value(),
                fields,
                valid.isNegative() ? "" : Durations.print(Duration.ofSeconds(valid.toSeconds())),
                Durations.print(job.runLimit()),
                job.onInterrupt() == OnInterrupt.RERUN,
                job.label().orElse(""));
    }

    private static String typed(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("\n"));
        }
        return String.valueOf(value);
    }
}
