package steward.method;

import java.util.List;
import java.util.Optional;

/**
 * One argument of a method.
 *
 * @param name as it stands in the command's arguments
 * @param type what it may hold
 * @param meaning one sentence for an operator, without its full stop
 * @param defaultValue what holds when it is left out, in words
 * @param required whether leaving it out is an error
 * @param choices where the type is {@link ArgumentType#CHOICE}
 */
public record ArgumentDescription(
        String name,
        ArgumentType type,
        String meaning,
        Optional<String> defaultValue,
        boolean required,
        List<String> choices) {
    public ArgumentDescription {
        choices = List.copyOf(choices);
    }

    /** An argument that must be given. */
    public static ArgumentDescription required(String name, ArgumentType type, String meaning) {
        return new ArgumentDescription(name, type, meaning, Optional.empty(), true, List.of());
    }

    /** An argument that may be left out, and what holds then. */
    public static ArgumentDescription optional(String name, ArgumentType type, String meaning, String defaultValue) {
        return new ArgumentDescription(name, type, meaning, Optional.of(defaultValue), false, List.of());
    }

    /** An argument that must be one of these. */
    public static ArgumentDescription choice(String name, String meaning, String... choices) {
        return new ArgumentDescription(name, ArgumentType.CHOICE, meaning, Optional.empty(), true, List.of(choices));
    }

    /** An argument that may be left out, must be one of these otherwise, and what holds without. */
    public static ArgumentDescription optionalChoice(
            String name, String meaning, String defaultValue, String... choices) {
        return new ArgumentDescription(
                name, ArgumentType.CHOICE, meaning, Optional.of(defaultValue), false, List.of(choices));
    }

    /** The type in words, with the choices where there are some. */
    public String typeWords() {
        return choices.isEmpty() ? type.words() : String.join(", ", choices);
    }
}
