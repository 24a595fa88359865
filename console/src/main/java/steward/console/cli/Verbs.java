package steward.console.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;
import steward.broker.ListenAddress;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.time.Durations;

/** The tree of verbs. Only the verbs that a call can mean are made: reading the annotations of all takes longer than most calls. */
final class Verbs {
    private static final Map<String, Maker> MAKERS = makers();

    /** Every verb. */
    static final List<String> ALL = List.copyOf(MAKERS.keySet());

    private static final int HELP_WIDTH = 100;

    private Verbs() {}

    /** The verbs whose names are among the words; all where there is none, so that a mistake is answered with the list. */
    static List<String> amongst(String... words) {
        List<String> meant = Arrays.stream(words).filter(MAKERS::containsKey).toList();
        return meant.isEmpty() || Arrays.asList(words).contains("help") ? ALL : meant;
    }

    /** The command line with these verbs. */
    static CommandLine commandLine(Globals globals, Surroundings surroundings, List<String> verbs) {
        CommandLine root = new CommandLine(new Root(globals));
        for (Map.Entry<String, Maker> verb : MAKERS.entrySet()) {
            if (verbs.contains(verb.getKey())) {
                root.addSubcommand(verb.getKey(), verb.getValue().make(globals, surroundings));
            }
        }
        CommandLine broker = root.getSubcommands().get("broker");
        if (broker != null) {
            broker.addSubcommand("run", new BrokerRunVerb(globals, surroundings));
            broker.addSubcommand("status", new BrokerStatusVerb(globals, surroundings));
        }
        CommandLine schedule = root.getSubcommands().get("schedule");
        if (schedule != null) {
            schedule.addSubcommand("add", new ScheduleAddVerb(globals, surroundings));
            schedule.addSubcommand("list", new ScheduleListVerb(globals, surroundings));
            schedule.addSubcommand("remove", new ScheduleRemoveVerb(globals, surroundings));
        }
        return configured(root);
    }

    static CommandLine configured(CommandLine root) {
        converter(root, Duration.class, Durations::parse);
        converter(root, MethodName.class, MethodName::new);
        converter(root, Domain.class, Domain::new);
        converter(root, NodeName.class, NodeName::new);
        converter(root, ListenAddress.class, ListenAddress::parse);
        converter(root, ByteCount.class, ByteCount::parse);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExpandAtFiles(false);
        root.setUsageHelpWidth(HELP_WIDTH);
        root.setUsageHelpLongOptionsMaxWidth(HELP_WIDTH / 3);
        root.getSubcommands().values().forEach(Verbs::examples);
        return root;
    }

    /** The footer of every verb holds examples. */
    private static void examples(CommandLine verb) {
        UsageMessageSpec usage = verb.getCommandSpec().usageMessage();
        usage.synopsisHeading("%nUsage: ").descriptionHeading("%n").parameterListHeading("%n");
        usage.commandListHeading("%nVerbs:%n");
        usage.optionListHeading("%nOptions:%n").footerHeading("%nExamples:%n");
        usage.sortOptions(false).abbreviateSynopsis(true);
        verb.getSubcommands().values().forEach(Verbs::examples);
    }

    private static <T> void converter(CommandLine root, Class<T> type, Function<String, T> reader) {
        root.registerConverter(type, text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put("send", SendVerb::new);
        makers.put("copy", CopyVerb::new);
        makers.put("grid", GridVerb::new);
        makers.put("nodes", NodesVerb::new);
        makers.put("schedule", ScheduleVerb::new);
        makers.put("jobs", JobsVerb::new);
        makers.put("job", JobVerb::new);
        makers.put("output", OutputVerb::new);
        makers.put("cancel", CancelVerb::new);
        makers.put("retry", RetryVerb::new);
        makers.put("abandon", AbandonVerb::new);
        makers.put("events", EventsVerb::new);
        makers.put("methods", MethodsVerb::new);
        makers.put("console", ConsoleVerb::new);
        makers.put("broker", BrokerVerb::new);
        makers.put("enrol", EnrolVerb::new);
        makers.put("doctor", DoctorVerb::new);
        makers.put("key", KeyVerb::new);
        makers.put("completion", CompletionVerb::new);
        return makers;
    }

    /** Makes a verb. */
    private interface Maker {
        Verb make(Globals globals, Surroundings surroundings);
    }
}
