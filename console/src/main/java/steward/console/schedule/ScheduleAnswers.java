package steward.console.schedule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import steward.codec.MalformedMessageException;
import steward.console.job.CommandStatus;
import steward.message.Ack;
import steward.message.NodeName;
import steward.message.Output;
import steward.message.OutputStreamName;

/** Units' answers to orders about schedules: each holds all of them, one a line. */
public final class ScheduleAnswers {
    private static final Comparator<CommandStatus> AS_SAID = Comparator.comparing(
            status -> status.progress().outcome().map(Ack::at).orElse(java.time.Instant.EPOCH));

    private ScheduleAnswers() {}

    /** Of several answers of each node the one that it gave last. */
    public static Collection<CommandStatus> newest(List<CommandStatus> answers) {
        Map<NodeName, CommandStatus> byNode = new LinkedHashMap<>();
        answers.stream().sorted(AS_SAID).forEach(answer -> byNode.put(answer.node(), answer));
        return byNode.values();
    }

    /** What the unit wrote, as far as it rode in the answer. */
    public static String text(Output output) {
        StringBuilder text = new StringBuilder();
        output.segments().stream()
                .filter(segment -> segment.stream() == OutputStreamName.STDOUT)
                .forEach(segment -> text.append(new String(segment.data().toArray(), StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** The schedules in these lines. */
    public static List<HeldSchedule> read(String lines) {
        List<HeldSchedule> held = new ArrayList<>();
        lines.lines().forEach(line -> {
            try {
                held.add(HeldSchedule.read(line.getBytes(StandardCharsets.UTF_8)));
            } catch (MalformedMessageException | IllegalArgumentException e) {
                // The answer counts as not whole, as its lines are more than its schedules.
            }
        });
        return held;
    }

    /** Whether all that the unit wrote rode in the answer. */
    public static boolean isInline(Output output) {
        long there = output.segments().stream()
                .filter(segment -> segment.stream() == OutputStreamName.STDOUT)
                .mapToLong(segment -> segment.data().length())
                .sum();
        return there == output.stdout().bytes();
    }
}
