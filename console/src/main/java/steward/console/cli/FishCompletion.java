package steward.console.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script for the shell fish that completes the verbs and options of a program, with what each is for. */
final class FishCompletion {
    private final String program;
    private final CommandLine root;

    FishCompletion(String program, CommandLine root) {
        this.program = program;
        this.root = root;
    }

    String script() {
        Stream<String> first = options("__fish_use_subcommand", root);
        Stream<String> rest = root.getSubcommands().entrySet().stream()
                .flatMap(verb -> Stream.concat(
                        Stream.of(word("__fish_use_subcommand", verb.getKey(), verb.getValue())), verb(verb)));
        return Stream.concat(Stream.of("complete -c " + program + " -f"), Stream.concat(first, rest))
                .collect(Collectors.joining("\n"));
    }

    /** The options of a verb, and the verbs below it. */
    private Stream<String> verb(Map.Entry<String, CommandLine> verb) {
        String within = "__fish_seen_subcommand_from " + verb.getKey();
        Map<String, CommandLine> below = verb.getValue().getSubcommands();
        String names = String.join(" ", below.keySet());
        return Stream.concat(
                options(within, verb.getValue()),
                below.entrySet().stream()
                        .flatMap(sub -> Stream.concat(
                                Stream.of(word(
                                        within + "; and not __fish_seen_subcommand_from " + names,
                                        sub.getKey(),
                                        sub.getValue())),
                                options(
                                        within + "; and __fish_seen_subcommand_from " + sub.getKey(),
                                        sub.getValue()))));
    }

    private String word(String condition, String word, CommandLine verb) {
        return line(condition) + " -a " + word + " -d " + quoted(summary(verb.getCommandSpec()));
    }

    private Stream<String> options(String condition, CommandLine line) {
        return line.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(option -> line(condition) + names(option) + values(option) + " -d "
                        + quoted(plain(option.description())));
    }

    private String line(String condition) {
        return "complete -c " + program + " -n " + quoted(condition);
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    /** What may follow: words of a fixed set, or a file, which is what a value without a set may be. */
    private static String values(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.completionCandidates() == null) {
            return option.arity().min() == 0 ? "" : " -r -F";
        }
        return " -x -a " + quoted(String.join(" ", option.completionCandidates()));
    }

    private static String summary(CommandSpec verb) {
        return plain(verb.usageMessage().header());
    }

    /** The first sentence, without the marks of picocli. */
    private static String plain(String... lines) {
        String text = String.join(" ", lines);
        int end = text.indexOf(". ");
        return Ansi.OFF.string(end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
