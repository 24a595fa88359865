package steward.method;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.Attributes;
import steward.text.NearestName;
import steward.text.Quoted;

/**
 * Reads the arguments of a command by type. A missing or null argument is an empty answer; a wrong one is an error that
 * names it, the rule and the remedy. Immutable.
 */
public final class Arguments {
    private final Attributes values;

    private Arguments(Attributes values) {
        this.values = values;
    }

    /**
     * The arguments of a method.
     *
     * @throws InvalidArgumentException when one is given that the method does not take, a required one is missing, or one is
     *     none of its choices
     */
    public static Arguments of(MethodDescription method, Attributes values) throws InvalidArgumentException {
        List<String> known =
                method.arguments().stream().map(ArgumentDescription::name).toList();
        for (String name : values.values().keySet()) {
            if (!known.contains(name)) {
                throw new InvalidArgumentException(
                        name, "is not one that " + method.name() + " takes", NearestName.remedy(name, known));
            }
        }
        for (ArgumentDescription argument : method.arguments()) {
            if (argument.required() && values.get(argument.name()).isEmpty()) {
                throw new InvalidArgumentException(
                        argument.name(), "is missing", "give " + argument.typeWords() + ", " + argument.meaning());
            }
        }
        Arguments arguments = new Arguments(values);
        for (ArgumentDescription argument : method.arguments()) {
            if (argument.type() == ArgumentType.CHOICE) {
                arguments.requireChoice(argument);
            }
        }
        return arguments;
    }

    private void requireChoice(ArgumentDescription argument) throws InvalidArgumentException {
        Optional<String> text = text(argument.name());
        if (text.isPresent() && !argument.choices().contains(text.get())) {
            throw new InvalidArgumentException(
                    argument.name(),
                    "is " + Quoted.text(text.get()),
                    NearestName.remedy(text.get(), argument.choices()));
        }
    }

    /** Text. */
    public Optional<String> text(String name) throws InvalidArgumentException {
        Optional<Object> value = values.get(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(asText(name, value.get()));
    }

    /** A list of texts. */
    public Optional<List<String>> textList(String name) throws InvalidArgumentException {
        Optional<Object> value = values.get(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof List<?> items)) {
            throw wrong(name, "must be a list of texts", value.get(), "write [\"one\", \"two\"]");
        }
        List<String> texts = new ArrayList<>(items.size());
        for (Object item : items) {
            texts.add(asText(name + "[" + texts.size() + "]", item));
        }
        return Optional.of(List.copyOf(texts));
    }

    /** Texts by name, in the order they were written; empty when the argument is missing. */
    public Map<String, String> textMap(String name) throws InvalidArgumentException {
        Optional<Object> value = values.get(name);
        if (value.isEmpty()) {
            return Map.of();
        }
        if (!(value.get() instanceof Map<?, ?> entries)) {
            throw wrong(name, "must be an object of texts", value.get(), "write {\"NAME\": \"value\"}");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            String key = String.valueOf(entry.getKey());
            texts.put(key, asText(name + "." + key, entry.getValue()));
        }
        return texts;
    }

    /** An object of anything, in the order it was written; empty when the argument is missing. */
    public Map<String, @Nullable Object> object(String name) throws InvalidArgumentException {
        Optional<Object> value = values.get(name);
        if (value.isEmpty()) {
            return Map.of();
        }
        if (!(value.get() instanceof Map<?, ?> entries)) {
            throw wrong(name, "must be an object", value.get(), "write {\"name\": \"value\"}");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        entries.forEach((key, item) -> copy.put(String.valueOf(key), item));
        return copy;
    }

    /** A whole number between two bounds, both included. */
    public Optional<Long> whole(String name, long least, long most) throws InvalidArgumentException {
        Optional<Object> value = values.get(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Long number && number >= least && number <= most) {
            return Optional.of(number);
        }
        throw wrong(
                name, "must be a whole number from " + least + " to " + most, value.get(), "write it without quotes");
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) throws InvalidArgumentException {
        Optional<Object> value = values.get(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Boolean flag) {
            return Optional.of(flag);
        }
        throw wrong(name, "must be true or false", value.get(), "write true or false without quotes");
    }

    /** A duration in ISO-8601, zero or more. */
    public Optional<Duration> duration(String name) throws InvalidArgumentException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse(text.get());
            if (!duration.isNegative()) {
                return Optional.of(duration);
            }
        } catch (DateTimeParseException e) {
            // The answer below says what to write instead.
        }
        throw wrong(name, "must be a duration of zero or more", text.get(), "write it as PT30S, PT5M or P1D");
    }

    private static String asText(String name, @Nullable Object value) throws InvalidArgumentException {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "must be text", value, "write it in quotes");
    }

    private static InvalidArgumentException wrong(String name, String rule, @Nullable Object value, String remedy) {
        return new InvalidArgumentException(name, rule + " and is " + shown(value), remedy);
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof String text ? Quoted.text(text) : String.valueOf(value);
    }
}
