package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import steward.console.desktop.keep.Draft;
import steward.message.Attributes;

/** A draft as a line of the command line, both ways. */
final class CommandLine {
    private static final List<String> FLAGS =
            List.of("--wait", "--dry-run", "--yes", "--allow-unknown", "--json", "--verbose");
    private static final List<String> OPTIONS = List.of(
            "--to",
            "--method",
            "--domain",
            "--argument",
            "--valid-for",
            "--run-limit",
            "--on-interrupt",
            "--label-job",
            "--home",
            "--broker",
            "--credentials");

    private CommandLine() {}

    /** The line that sends the same. */
    static String print(Draft draft, Attributes arguments) {
        List<String> words = new ArrayList<>(List.of("steward", "send", "--to", draft.targets()));
        option(words, "--method", draft.method().equals(MethodForm.SHELL) ? "" : draft.method());
        option(words, "--domain", draft.domain().equals("operatingsystem") ? "" : draft.domain());
        option(words, "--valid-for", draft.validFor());
        option(words, "--run-limit", draft.runLimit());
        option(words, "--on-interrupt", draft.isRerun() ? "rerun" : "");
        option(words, "--label-job", draft.label());
        List<String> tail = new ArrayList<>();
        arguments.values().forEach((name, value) -> {
            if (draft.method().equals(MethodForm.SHELL) && name.equals(MethodForm.COMMAND)) {
                tail.add(String.valueOf(value));
            } else if (draft.method().equals(MethodForm.SHELL)
                    && name.equals(MethodForm.ARGV)
                    && value instanceof List<?> argv
                    && argv.size() > 1) {
                argv.forEach(word -> tail.add(String.valueOf(word)));
            } else {
                words.add("--argument");
                words.add(value instanceof String text ? name + "=" + text : name + ":=" + JsonText.write(value));
            }
        });
        if (!tail.isEmpty()) {
            words.add("--");
            words.addAll(tail);
        }
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static void option(List<String> words, String option, String value) {
        if (!value.isBlank()) {
            words.add(option);
            words.add(value.strip());
        }
    }

    /**
     * The draft of such a line.
     *
     * @throws IllegalArgumentException when it is none, with the reason
     */
    static Draft parse(String line) {
        List<String> words = ShellWords.split(line);
        int send = words.indexOf("send");
        if (send < 0) {
            throw new IllegalArgumentException("this is no steward send: it begins otherwise");
        }
        Options options = new Options(words.subList(send + 1, words.size()));
        String method = options.get("--method", MethodForm.SHELL);
        Map<String, String> fields = new LinkedHashMap<>();
        arguments(method, options.arguments, options.tail, fields);
        return new Draft(
                options.get("--to", ""),
                method,
                options.get("--domain", "operatingsystem"),
                fields,
                options.get("--valid-for", ""),
                options.get("--run-limit", ""),
                options.get("--on-interrupt", "").equals("rerun"),
                options.get("--label-job", ""));
    }

    private static void arguments(String method, List<String> named, List<String> tail, Map<String, String> fields) {
        boolean shell = method.equals(MethodForm.SHELL);
        if (shell && tail.size() == 1) {
            fields.put(MethodForm.COMMAND, tail.get(0));
        } else if (shell && tail.size() > 1) {
            fields.put(MethodForm.ARGV, inLines(tail));
        }
        List<String> all = new ArrayList<>(named);
        if (!shell) {
            all.addAll(tail);
        }
        List<String> rest = new ArrayList<>();
        for (String argument : all) {
            int sign = argument.indexOf('=');
            boolean json = sign > 0 && argument.charAt(sign - 1) == ':';
            String name = sign < 1 ? "" : argument.substring(0, json ? sign - 1 : sign);
            boolean known = MethodForm.of(method).fields().stream()
                    .anyMatch(field -> field.name().equals(name));
            if (known) {
                fields.put(name, typed(argument.substring(sign + 1), json));
            } else {
                rest.add(argument);
            }
        }
        if (!rest.isEmpty()) {
            fields.put(MethodForm.ANY, String.join("\n", rest));
        }
    }

    /** A form has a word on each line: one that would not come back from there as it is cannot be taken over. */
    private static String inLines(List<String> words) {
        words.stream()
                .filter(word -> !word.equals(word.strip())
                        || word.isEmpty()
                        || word.lines().count() > 1)
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException(
                            "the argument " + ShellWords.quoted(word)
                                    + " is empty, or has spaces at its ends or several lines: write it as a line for the shell");
                });
        return String.join("\n", words);
    }

    private static String typed(String value, boolean json) {
        if (!json) {
            return value;
        }
        Object read = JsonText.read(value);
        if (read instanceof List<?> list) {
            return inLines(list.stream().map(String::valueOf).toList());
        }
        if (read instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("\n"));
        }
        return String.valueOf(read);
    }

    /** Words sorted into options, arguments and what stands behind. */
    private static final class Options {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> arguments = new ArrayList<>();
        private final List<String> tail = new ArrayList<>();

        Options(List<String> words) {
            int at = 0;
            while (at < words.size()) {
                String word = words.get(at++);
                if (word.equals("--")) {
                    tail.addAll(words.subList(at, words.size()));
                    return;
                }
                at = word.startsWith("--") ? option(word, words, at) : tail(word, at);
            }
        }

        private int tail(String word, int at) {
            tail.add(word);
            return at;
        }

        /** Takes in one option; returns the place behind it. */
        private int option(String word, List<String> words, int at) {
            int sign = word.indexOf('=');
            String name = sign < 0 ? word : word.substring(0, sign);
            if (FLAGS.contains(name)) {
                return at;
            }
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException("steward send has no option " + name);
            }
            if (sign < 0 && at == words.size()) {
                throw new IllegalArgumentException(name + " lacks its value");
            }
            String value = sign < 0 ? words.get(at) : word.substring(sign + 1);
            if (name.equals("--argument")) {
                arguments.add(value);
            } else {
                values.put(name, value);
            }
            return sign < 0 ? at + 1 : at;
        }

        String get(String name, String usual) {
            return values.getOrDefault(name, usual);
        }
    }
}
