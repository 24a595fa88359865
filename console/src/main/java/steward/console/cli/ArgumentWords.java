package steward.console.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.message.Attributes;
import steward.message.MethodName;
import steward.method.ArgumentDescription;
import steward.method.ArgumentType;
import steward.method.Methods;
import tools.jackson.databind.node.ObjectNode;

/** How words of a command line become the arguments of a method. */
final class ArgumentWords {
    private static final String SHELL = "shellcommand";
    private static final String EXAMPLE = "write it like directory=/srv or environment:='{\"A\":\"b\"}'";

    private ArgumentWords() {}

    /**
     * Of a shell command one word is a line, several are argv. Of other methods every word is an argument.
     *
     * @param words after {@code --}
     * @param named as {@code NAME=TEXT} or {@code NAME:=JSON}
     * @throws UsageException when there is nothing to run, or an argument cannot be read or stands there twice
     */
    static Attributes read(MethodName method, List<String> words, List<String> named) {
        Attributes arguments = Attributes.none();
        for (String word : named) {
            arguments = plus(method, arguments, word);
        }
        if (!method.value().equals(SHELL)) {
            for (String word : words) {
                arguments = plus(method, arguments, word);
            }
            return arguments;
        }
        boolean hasCommand = arguments.get(ArgumentsText.COMMAND).isPresent()
                || arguments.get(ArgumentsText.ARGV).isPresent();
        if (words.isEmpty() && !hasCommand) {
            throw new UsageException("there is nothing to run: write it after --, such as -- 'uptime; df -h'");
        }
        if (!words.isEmpty() && hasCommand) {
            throw new UsageException("the command is given twice: write it after -- or with --argument, not both");
        }
        if (words.isEmpty()) {
            return arguments;
        }
        return words.size() == 1
                ? arguments.with(ArgumentsText.COMMAND, words.get(0))
                : arguments.with(ArgumentsText.ARGV, words);
    }

    private static Attributes plus(MethodName method, Attributes arguments, String word) {
        int sign = word.indexOf('=');
        boolean isJson = sign > 0 && word.charAt(sign - 1) == ':';
        String name = sign < 0 ? "" : word.substring(0, isJson ? sign - 1 : sign);
        if (name.isEmpty()) {
            throw new UsageException(
                    "argument \"" + SafeText.line(word, 80) + "\" has no name or no value: " + EXAMPLE);
        }
        if (arguments.get(name).isPresent()) {
            throw new UsageException("argument \"" + SafeText.line(name, 80) + "\" is given twice: give it once");
        }
        String value = word.substring(sign + 1);
        return isJson ? withJson(arguments, name, value) : arguments.with(name, typed(method, name, value));
    }

    /** Text, unless the method is known to want a number or a truth there; the node says what is wrong with others. */
    private static Object typed(MethodName method, String name, String text) {
        ArgumentType type = Methods.find(method).stream()
                .flatMap(known -> known.arguments().stream())
                .filter(argument -> argument.name().equals(name))
                .map(ArgumentDescription::type)
                .findFirst()
                .orElse(ArgumentType.TEXT);
        if (type == ArgumentType.FLAG && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        return type == ArgumentType.WHOLE && text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
    }

    private static Attributes withJson(Attributes arguments, String name, String json) {
        try {
            ObjectNode one = Json.object();
            one.set(name, Json.parse(json.getBytes(StandardCharsets.UTF_8)));
            @Nullable Object value = Json.attributes(one).values().get(name);
            if (value == null) {
                throw new UsageException("argument \"" + SafeText.line(name, 80) + "\" is null: leave it out");
            }
            return arguments.with(name, value);
        } catch (MalformedMessageException e) {
            throw new UsageException("argument \"" + SafeText.line(name, 80) + "\": " + e.getMessage());
        }
    }
}
