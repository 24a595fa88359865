package steward.console.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import steward.codec.Json;
import steward.message.Attributes;

/** What a command asks for, in one line. */
public final class ArgumentsText {
    /** The argument that holds a line for the shell. */
    public static final String COMMAND = "command";
    /** The argument that holds a program and its arguments. */
    public static final String ARGV = "argv";

    private static final String FILE = "file";
    private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ArgumentsText() {}

    /** The shell line or the quoted argv where there is one, and whatever else there is as JSON. Not escaped. */
    public static String of(Attributes arguments) {
        Optional<String> line = line(arguments);
        long others = arguments.values().keySet().stream()
                .filter(name -> !(name.equals(COMMAND) || name.equals(ARGV)))
                .count();
        if (line.isPresent() && others == 0) {
            return line.get();
        }
        return arguments.values().isEmpty() ? "" : json(shown(arguments));
    }

    /** A file that stands at the broker is told by its name and size; its key is nobody's business. */
    private static Attributes shown(Attributes arguments) {
        return arguments.get(FILE).orElse("") instanceof Map<?, ?> file ? arguments.with(FILE, file(file)) : arguments;
    }

    private static String file(Map<?, ?> file) {
        long bytes = file.get("bytes") instanceof Long number ? number : 0;
        return file.get("name") + " (" + SizeText.of(bytes) + ")";
    }

    /** The first line of what is to be run, or each argument with its value; short, and not escaped. */
    public static String title(Attributes arguments) {
        Optional<String> asked = line(arguments).map(String::strip).filter(text -> !text.isEmpty());
        if (asked.isPresent()) {
            List<String> lines = asked.get().lines().map(String::strip).toList();
            return lines.size() == 1 ? lines.get(0) : lines.get(0) + " \u2026";
        }
        return shown(arguments).values().entrySet().stream()
                .map(argument -> argument.getKey() + "=" + value(argument.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String value(Object value) {
        return value instanceof Map || value instanceof List
                ? json(Attributes.of("v", value)).replaceFirst("^\\{\"v\":(.*)}$", "$1")
                : quoted(value);
    }

    private static Optional<String> line(Attributes arguments) {
        Optional<Object> command = arguments.get(COMMAND);
        if (command.isPresent()) {
            return command.filter(String.class::isInstance).map(String.class::cast);
        }
        return arguments.get(ARGV).filter(List.class::isInstance).map(words -> ((List<?>) words)
                .stream().map(ArgumentsText::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(Object word) {
        String text = String.valueOf(word);
        return BARE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String json(Attributes arguments) {
        return new String(Json.write(Json.node(arguments)), StandardCharsets.UTF_8);
    }
}
