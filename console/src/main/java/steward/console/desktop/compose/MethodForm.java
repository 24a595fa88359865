package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.codec.MalformedMessageException;
import steward.console.desktop.look.Texts;
import steward.message.Attributes;
import steward.method.Methods;

/**
 * The arguments of a method as a form: what can be typed, and what is wrong with it. The node has the last word: a method
 * that is not known here takes whatever is typed.
 *
 * @param method which method
 * @param fields in the order of the screen
 */
record MethodForm(String method, List<FormField> fields) {
    static final String SHELL = "shellcommand";
    static final String COMMAND = "command";
    static final String ARGV = "argv";
    static final String ANY = "arguments";

    MethodForm {
        fields = List.copyOf(fields);
    }

    static MethodForm of(String method) {
        List<FormField> fields = Methods.find(method)
                .map(known -> known.arguments().stream().map(FormField::of).toList())
                .orElseGet(() -> List.of(FormField.any(ANY)));
        return new MethodForm(method, fields);
    }

    /** The arguments that were typed, or every mistake by the name of its field. */
    Reading read(Map<String, String> typed, Texts texts) {
        Attributes arguments = Attributes.none();
        Map<String, String> mistakes = new LinkedHashMap<>();
        for (FormField field : fields) {
            String text = typed.getOrDefault(field.name(), "");
            if (text.isBlank()) {
                if (field.isRequired()) {
                    mistakes.put(field.name(), texts.get("compose.mistake.required"));
                }
                continue;
            }
            try {
                arguments = with(arguments, field, text, texts);
            } catch (IllegalArgumentException e) {
                mistakes.put(field.name(), String.valueOf(e.getMessage()));
            }
        }
        shellRule(arguments, mistakes, texts);
        return new Reading(mistakes.isEmpty() ? Optional.of(arguments) : Optional.empty(), mistakes);
    }

    private void shellRule(Attributes arguments, Map<String, String> mistakes, Texts texts) {
        if (!method.equals(SHELL) || !mistakes.isEmpty()) {
            return;
        }
        boolean line = arguments.get(COMMAND).isPresent();
        boolean argv = arguments.get(ARGV).isPresent();
        if (!line && !argv) {
            mistakes.put(COMMAND, texts.get("compose.mistake.nothing"));
        } else if (line && argv) {
            mistakes.put(ARGV, texts.get("compose.mistake.twice"));
        }
        boolean relative = arguments
                .get("directory")
                .filter(folder -> !String.valueOf(folder).startsWith("/"))
                .isPresent();
        if (relative) {
            mistakes.put("directory", texts.get("compose.mistake.directory"));
        }
    }

    private static Attributes with(Attributes arguments, FormField field, String text, Texts texts) {
        return switch (field.kind()) {
            case LINE, CHOICE -> arguments.with(field.name(), text.strip());
            case WHOLE -> arguments.with(field.name(), whole(text.strip(), texts));
            case FLAG -> arguments.with(field.name(), Boolean.parseBoolean(text.strip()));
            case BLOCK -> arguments.with(field.name(), text.stripTrailing());
            case WORDS -> arguments.with(field.name(), lines(text));
            case PAIRS -> arguments.with(field.name(), pairs(text, texts));
            case NESTED ->
                arguments.with(field.name(), any(Attributes.none(), text, texts).values());
            case ANY -> any(arguments, text, texts);
        };
    }

    private static long whole(String text, Texts texts) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(texts.get("compose.mistake.number"), e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    }

    private static Map<String, String> pairs(String text, Texts texts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(text)) {
            int sign = line.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException(texts.get("compose.mistake.pair", line));
            }
            pairs.put(line.substring(0, sign), line.substring(sign + 1));
        }
        return pairs;
    }

    private static Attributes any(Attributes arguments, String text, Texts texts) {
        Attributes all = arguments;
        List<String> seen = new ArrayList<>();
        for (String line : lines(text)) {
            int sign = line.indexOf('=');
            boolean json = sign > 1 && line.charAt(sign - 1) == ':';
            String name = sign < 1 ? "" : line.substring(0, json ? sign - 1 : sign);
            if (name.isEmpty() || seen.contains(name)) {
                throw new IllegalArgumentException(texts.get("compose.mistake.pair", line));
            }
            seen.add(name);
            all = all.with(name, json ? json(name, line.substring(sign + 1)) : line.substring(sign + 1));
        }
        return all;
    }

    private static Object json(String name, String json) {
        try {
            return JsonText.read(json);
        } catch (MalformedMessageException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * What was typed.
     *
     * @param arguments where nothing is wrong
     * @param mistakes by the name of the field
     */
    record Reading(Optional<Attributes> arguments, Map<String, String> mistakes) {
        Reading {
            mistakes = Map.copyOf(mistakes);
        }
    }
}
