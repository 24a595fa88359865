package steward.console.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import steward.console.filter.Filter;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.method.Methods;

/** Whom an order about schedules is for. */
final class ScheduleTargets {
    private static final Domain DOMAIN = new Domain("operatingsystem");

    @Option(
            names = "--to",
            paramLabel = "TARGETS",
            required = true,
            order = 1,
            description = "Which nodes: names, globs, label=value, state:failed, online, age>2h, and, or, not, "
                    + "parentheses; 'all' for every node.")
    private String to = "";

    @Option(
            names = "--valid-for",
            paramLabel = "TIME",
            order = 9,
            description =
                    "The order is not to be taken later than this after now. Default: that of the settings, else 7d.")
    private @Nullable Duration validFor;

    @Option(
            names = "--allow-unknown",
            order = 9,
            description = "Also send to written-out names that nobody has heard of, such as units not yet enrolled.")
    private boolean allowUnknown;

    /** @throws steward.console.filter.FilterSyntaxException when the targets are not written as the grammar wants */
    Filter filter() {
        return Filter.parse(to);
    }

    /** An order to these nodes. Obeyed twice it does the same as once, so it may be after a crash. */
    SendRequest request(List<NodeName> nodes, Attributes order) {
        return new SendRequest(
                nodes,
                Methods.SCHEDULE.name(),
                DOMAIN,
                order,
                Optional.ofNullable(validFor),
                Optional.of(Methods.SCHEDULE.defaultRunLimit()),
                OnInterrupt.RERUN,
                Optional.empty(),
                Map.of(),
                allowUnknown);
    }
}
