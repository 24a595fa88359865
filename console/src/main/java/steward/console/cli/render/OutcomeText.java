package steward.console.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.console.text.SizeText;
import steward.message.Ack;
import steward.message.CommandState;
import steward.message.Output;
import steward.time.Durations;

/** How a command ended on one node, in one line. */
public final class OutcomeText {
    private OutcomeText() {}

    /** Such as {@code ship1: ✗ FAILED, exit code 3, after 1s200ms: reason}. */
    public static String of(CommandStatus status, Screen screen) {
        StringBuilder text = new StringBuilder(SafeText.line(status.node().value())).append(": ");
        text.append(StateText.tone(status.state()).paint(StateText.word(status.state()), screen.colours()));
        status.progress().exitCode().ifPresent(code -> text.append(", exit code ")
                .append(code));
        status.progress().outcome().flatMap(OutcomeText::duration).ifPresent(time -> text.append(", after ")
                .append(time));
        status.progress()
                .reason()
                .filter(reason -> !saysOnlyTheCode(reason, status.progress().exitCode()))
                .ifPresent(reason -> text.append(": ").append(SafeText.line(reason)));
        return text.toString();
    }

    private static boolean saysOnlyTheCode(String reason, OptionalInt code) {
        return code.isPresent() && reason.equals("exit code " + code.getAsInt());
    }

    /** How many ended how: {@code 3 nodes: 2 SUCCEEDED, 1 FAILED}. */
    public static String summary(List<CommandState> states) {
        EnumMap<CommandState, Integer> counts = new EnumMap<>(CommandState.class);
        states.forEach(state -> counts.merge(state, 1, Integer::sum));
        return PreviewText.nodes(states.size()) + ": "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** How much was written, and what of it is not carried; nothing where nothing was written. */
    static Optional<String> output(Optional<Ack> outcome) {
        return outcome.flatMap(Ack::output)
                .filter(output -> output.totalBytes() > 0)
                .map(OutcomeText::sizes);
    }

    private static String sizes(Output output) {
        String cut = output.cutBytes() == 0 ? "" : ", of which " + SizeText.of(output.cutBytes()) + " are not carried";
        return "stdout " + SizeText.of(output.stdout().bytes()) + ", stderr "
                + SizeText.of(output.stderr().bytes()) + cut;
    }

    private static Optional<String> duration(Ack ack) {
        if (ack.startedAt().isEmpty() || ack.endedAt().isEmpty()) {
            return Optional.empty();
        }
        Instant start = ack.startedAt().get();
        Duration time = Duration.between(start, ack.endedAt().get());
        return Optional.of(Durations.print(Duration.ofMillis(Math.max(0, time.toMillis()))));
    }
}
