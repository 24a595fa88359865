package steward.console.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import steward.codec.Json;
import steward.message.MethodName;
import steward.method.ArgumentDescription;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.text.NearestName;
import steward.time.Durations;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "methods",
        header = "What nodes can do: methods and their arguments.",
        description = "Of one method, or of all that come with Steward. What a node offers, 'steward nodes' tells.",
        footer = {"  steward methods", "  steward methods fileread", "  steward methods --json | jq -r .name"})
final class MethodsVerb extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "METHOD", description = "Only this one.")
    private @Nullable MethodName name;

    MethodsVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        List<MethodDescription> shown = shown();
        if (globals().isJson()) {
            shown.forEach(method -> printer.json(json(method)));
        } else {
            shown.forEach(method -> text(method).forEach(printer::line));
        }
        return ExitCode.OK;
    }

    private List<MethodDescription> shown() {
        MethodName wanted = name;
        if (wanted == null) {
            return Methods.all();
        }
        return List.of(Methods.find(wanted)
                .orElseThrow(() -> new UsageException("no method " + wanted
                        + " comes with Steward: "
                        + NearestName.remedy(
                                wanted.value(),
                                Methods.all().stream()
                                        .map(method -> method.name().value())
                                        .toList()))));
    }

    private static List<String> text(MethodDescription method) {
        List<String> lines = new ArrayList<>();
        lines.add(method.name() + ": " + method.meaning() + ".");
        lines.add("  run limit " + limit(method));
        for (ArgumentDescription argument : method.arguments()) {
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
        ArrayNode arguments = tree.putArray("arguments");
        for (ArgumentDescription argument : method.arguments()) {
            ObjectNode one = arguments
                    .addObject()
                    .put("name", argument.name())
                    .put("type", argument.type().name().toLowerCase(Locale.ROOT))
                    .put("meaning", argument.meaning())
                    .put("required", argument.required());
            argument.defaultValue().ifPresent(usual -> one.put("default", usual));
            if (!argument.choices().isEmpty()) {
                argument.choices().forEach(one.putArray("choices")::add);
            }
        }
        return tree;
    }
}
