package steward.console.desktop.keep;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command that is being written, as it was typed: right or wrong.
 *
 * @param targets a filter, or a pasted list of names
 * @param method what is to happen
 * @param domain what the method is for
 * @param fields arguments as typed, by name
 * @param validFor as typed; empty for the home's default
 * @param runLimit as typed; empty for the home's default
 * @param isRerun whether to run it again when it was interrupted
 * @param label what the job is to be called
 */
public record Draft(
        String targets,
        String method,
        String domain,
        Map<String, String> fields,
        String validFor,
        String runLimit,
        boolean isRerun,
        String label) {
    public Draft(
            @Nullable String targets,
            @Nullable String method,
            @Nullable String domain,
            @Nullable Map<String, String> fields,
            @Nullable String validFor,
            @Nullable String runLimit,
            boolean isRerun,
            @Nullable String label) {
        this.targets = orEmpty(targets);
        this.method = orEmpty(method);
        this.domain = orEmpty(domain);
        this.fields = fields == null ? Map.of() : Map.copyOf(fields);
        this.validFor = orEmpty(validFor);
        this.runLimit = orEmpty(runLimit);
        this.isRerun = isRerun;
        this.label = orEmpty(label);
    }

    /** An empty one: a shell line for the operating system of nobody. */
    public static Draft empty() {
        return new Draft("", "shellcommand", "operatingsystem", Map.of(), "", "", false, "");
    }

    /** The same for other targets. */
    public Draft to(String otherTargets) {
        return new Draft(otherTargets, method, domain, fields, validFor, runLimit, isRerun, label);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
