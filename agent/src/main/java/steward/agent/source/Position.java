package steward.agent.source;

import java.util.Optional;

/**
 * How far a source has got with one of the things that it reads.
 *
 * @param name of that thing, such as the path of a file; unique within the source
 * @param value how far, as the source writes it; empty when the thing is gone and need not be remembered
 */
public record Position(String name, Optional<String> value) {
    /** That far. */
    public static Position at(String name, String value) {
        return new Position(name, Optional.of(value));
    }

    /** Need not be remembered any more. */
    public static Position gone(String name) {
        return new Position(name, Optional.empty());
    }
}
