package steward.console.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import steward.codec.Json;
import steward.message.MethodName;
import steward.method.ArgumentDescription;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.method.SourceDescription;
import steward.method.Sources;
import steward.text.NearestName;
import steward.time.Durations;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "methods",
        header = "What nodes can do and tell: methods with their arguments, event sources with their settings.",
        description = "Of one, or of all that come with Steward. What a node offers, 'steward nodes' tells.",
        footer = {
            "  steward methods",
            "  steward methods fileread",
            "  steward methods heartbeat",
            "  steward methods --json | jq -r .name"
        })
final class MethodsVerb extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "METHOD", description = "Only this method or event source.")
    private @Nullable MethodName name;

    MethodsVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        List<MethodDescription> methods = chosen(Methods.all(), MethodDescription::name);
        List<SourceDescription> sources = chosen(Sources.all(), SourceDescription::name);
        if (methods.isEmpty() && sources.isEmpty()) {
            throw new UsageException("no method or event source " + name + " comes with Steward: "
                    + NearestName.remedy(String.valueOf(name), known()));
        }
        if (globals().isJson()) {
            methods.forEach(method -> printer.json(json(method)));
            sources.forEach(source -> printer.json(json(source)));
        } else {
            methods.forEach(method -> text(method).forEach(printer::line));
            sources.forEach(source -> text(source).forEach(printer::line));
        }
        return ExitCode.OK;
    }

    private <T> List<T> chosen(List<T> all, Function<T, MethodName> nameOf) {
        MethodName wanted = name;
        return all.stream()
                .filter(one -> wanted == null || nameOf.apply(one).equals(wanted))
                .toList();
    }

    private static List<String> known() {
        return Stream.concat(
                        Methods.all().stream().map(MethodDescription::name),
                        Sources.all().stream().map(SourceDescription::name))
                .map(MethodName::value)
                .toList();
    }

    private static List<String> text(MethodDescription method) {
        List<String> lines = new ArrayList<>();
        lines.add(method.name() + ": " + method.meaning() + ".");
        lines.add("  run limit " + limit(method));
        lines.addAll(text(method.arguments()));
        return lines;
    }

    private static List<String> text(SourceDescription source) {
        List<String> lines = new ArrayList<>();
        lines.add(source.name() + ": " + source.meaning() + ".");
        lines.add("  an event source, set up in a unit's configuration as [source.\"" + source.name() + ".DOMAIN\"]");
        lines.addAll(text(source.settings()));
        return lines;
    }

    private static List<String> text(List<ArgumentDescription> arguments) {
        List<String> lines = new ArrayList<>();
        for (ArgumentDescription argument : arguments) {
            lines.add("  " + argument.name() + " (" + argument.typeWords() + "): " + argument.meaning());
            lines.add("      "
                    + argument.defaultValue().map(usual -> "default: " + usual).orElse("must be given"));
        }
        lines.add("");
        return lines;
    }

    private static String limit(MethodDescription method) {
        return method.defaultRunLimit().isZero() ? "none" : Durations.print(method.defaultRunLimit());
    }

    private static ObjectNode json(MethodDescription method) {
        ObjectNode tree = Json.object()
                .put("name", method.name().value())
                .put("meaning", method.meaning())
                .put("runLimit", method.defaultRunLimit().toString());
        add(tree.putArray("arguments"), method.arguments());
        return tree;
    }

    private static ObjectNode json(SourceDescription source) {
        ObjectNode tree = Json.object().put("name", source.name().value()).put("meaning", source.meaning());
        add(tree.putArray("settings"), source.settings());
        return tree;
    }

    private static void add(ArrayNode array, List<ArgumentDescription> arguments) {
        for (ArgumentDescription argument : arguments) {
            ObjectNode one = array.addObject()
                    .put("name", argument.name())
                    .put("type", argument.type().name().toLowerCase(Locale.ROOT))
                    .put("meaning", argument.meaning())
                    .put("required", argument.required());
            argument.defaultValue().ifPresent(usual -> one.put("default", usual));
            if (!argument.choices().isEmpty()) {
                argument.choices().forEach(one.putArray("choices")::add);
            }
        }
    }
}
