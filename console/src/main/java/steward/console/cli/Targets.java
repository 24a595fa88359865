package steward.console.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;
import steward.console.filter.Filter;

/** The nodes that a listing is about. */
final class Targets {
    @Parameters(
            paramLabel = "TARGETS",
            arity = "0..*",
            description = "Which nodes: names, globs, label=value, state:failed, online, age>2h, and, or, not, "
                    + "parentheses. Default: all.")
    private List<String> words = new ArrayList<>();

    /** The filter; several words are one filter, as if they had been quoted together. */
    Filter filter() {
        return words.isEmpty() ? Filter.all() : Filter.parse(String.join(" ", words));
    }

    boolean isGiven() {
        return !words.isEmpty();
    }
}
