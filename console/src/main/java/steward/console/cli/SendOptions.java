package steward.console.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.console.filter.Filter;
import steward.console.job.SendRequest;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;

/** What is to be sent. */
final class SendOptions {
    @Option(
            names = "--to",
            paramLabel = "TARGETS",
            required = true,
            order = 1,
            description = "Which nodes: names, globs, label=value, state:failed, online, age>2h, and, or, not, "
                    + "parentheses; 'all' for every node.")
    private String to = "";

    @Option(names = "--method", paramLabel = "M", order = 2, description = "What is to happen. Default: shellcommand.")
    private MethodName method = new MethodName("shellcommand");

    @Option(names = "--domain", paramLabel = "D", order = 3, description = "What for. Default: operatingsystem.")
    private Domain domain = new Domain("operatingsystem");

    @Option(
            names = "--argument",
            paramLabel = "NAME=TEXT|NAME:=JSON",
            order = 4,
            description = "A further argument of the method, such as directory=/srv or environment:='{\"A\":\"b\"}'.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--valid-for",
            paramLabel = "TIME",
            order = 5,
            description = "Not to be started later than this after now. Default: that of the settings, else 7d.")
    private @Nullable Duration validFor;

    @Option(
            names = "--run-limit",
            paramLabel = "TIME",
            order = 6,
            description = "To be killed when it has run so long; 0s for no limit. Default: that of the settings.")
    private @Nullable Duration runLimit;

    @Option(
            names = "--on-interrupt",
            paramLabel = "report|rerun",
            order = 7,
            description = "When the agent dies while the command runs: say so, or run it again. Default: report.")
    private OnInterrupt onInterrupt = OnInterrupt.REPORT;

    @Option(names = "--label-job", paramLabel = "TEXT", order = 8, description = "What the job is called in lists.")
    private @Nullable String label;

    @Option(
            names = "--allow-unknown",
            order = 9,
            description = "Also send to written-out names that nobody has heard of, such as units not yet enrolled.")
    private boolean allowUnknown;

    @Parameters(
            paramLabel = "LINE-OR-ARGV",
            arity = "0..*",
            description = "For shellcommand: one word is a line for the node's shell; several are a program and its "
                    + "arguments, run without a shell. For other methods: arguments as NAME=TEXT or NAME:=JSON.")
    private List<String> words = new ArrayList<>();

    /** @throws steward.console.filter.FilterSyntaxException when the targets are not written as the grammar wants */
    Filter targets() {
        return Filter.parse(to);
    }

    /** @throws UsageException when the arguments are not written as the rule for words wants */
    SendRequest request(List<NodeName> nodes) {
        return new SendRequest(
                nodes,
                method,
                domain,
                ArgumentWords.read(method, words, arguments),
                Optional.ofNullable(validFor),
                Optional.ofNullable(runLimit),
                onInterrupt,
                Optional.ofNullable(label),
                Map.of(),
                allowUnknown);
    }
}
