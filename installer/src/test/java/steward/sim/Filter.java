package steward.sim;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A broker's subject filter: {@code *} for one token, {@code >} for the rest. */
record Filter(Pattern pattern) implements Predicate<String> {
    static Predicate<String> of(String filter) {
        if (!filter.contains("*") && !filter.contains(">")) {
            return filter::equals;
        }
        return new Filter(Pattern.compile(
                Pattern.quote(filter).replace("*", "\\E[^.]+\\Q").replace(">", "\\E.+\\Q")));
    }

    @Override
    public boolean test(String subject) {
        return pattern.matcher(subject).matches();
    }
}
