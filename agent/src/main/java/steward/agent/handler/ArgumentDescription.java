package steward.agent.handler;

import java.util.Optional;

/**
 * One argument of a method.
 *
 * @param name as it stands in the command's arguments
 * @param type in words, such as {@code text} or {@code list of text}
 * @param meaning one sentence for an operator
 * @param defaultValue what holds when it is left out, in words
 * @param required whether leaving it out is an error
 */
public record ArgumentDescription(
        String name, String type, String meaning, Optional<String> defaultValue, boolean required) {
    /** An argument that must be given. */
    public static ArgumentDescription required(String name, String type, String meaning) {
        return new ArgumentDescription(name, type, meaning, Optional.empty(), true);
    }

    /** An argument that may be left out, and what holds then. */
    public static ArgumentDescription optional(String name, String type, String meaning, String defaultValue) {
        return new ArgumentDescription(name, type, meaning, Optional.of(defaultValue), false);
    }
}
