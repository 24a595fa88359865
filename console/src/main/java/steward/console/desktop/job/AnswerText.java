package steward.console.desktop.job;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import steward.console.desktop.look.Texts;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.console.text.SizeText;
import steward.message.Ack;
import steward.message.Output;

/** What a command came to, in a line: flags first, which are the viewer's, then the reason, else how its output begins. */
final class AnswerText {
    private static final int LONGEST = 300;
    private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;:?]*[ -/]*[@-~]");

    private final Texts texts;

    AnswerText(Texts texts) {
        this.texts = texts;
    }

    /** Flags, reason and the beginning of the output, as far as there are any. */
    String of(CommandStatus status, Instant now) {
        Optional<String> written =
                status.progress().outcome().flatMap(Ack::output).flatMap(AnswerText::beginning);
        return Stream.of(flags(status, now), written).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    /** Flags and reason. */
    Optional<String> flags(CommandStatus status, Instant now) {
        List<String> flags = new ArrayList<>();
        if (status.progress().isCancelRequested()) {
            flags.add(texts.get("commands.cancel.requested"));
        }
        if (status.isOverdue(now)) {
            flags.add(texts.get("commands.overdue"));
        }
        status.progress()
                .lateTruth()
                .ifPresent(word -> flags.add(texts.get("commands.late", texts.of("state.", word.state()))));
        status.progress()
                .reason()
                .filter(why -> !why.isBlank())
                .ifPresent(why -> flags.add(SafeText.line(why.strip(), LONGEST)));
        return flags.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", flags));
    }

    /** The first line that is not blank, or how much there is where it did not ride in the ack. */
    static Optional<String> beginning(Output output) {
        if (output.totalBytes() == 0) {
            return Optional.empty();
        }
        if (!output.isInline()) {
            return Optional.of(SizeText.of(output.totalBytes()));
        }
        return output.segments().stream()
                .flatMap(segment -> head(segment.data().toArray()).lines())
                .map(line -> plain(line).strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> SafeText.line(line, LONGEST));
    }

    /** The text without the colours and movements that a terminal would be told. */
    static String plain(String text) {
        return COLORS.matcher(text).replaceAll("");
    }

    private static String head(byte[] data) {
        return new String(data, 0, Math.min(data.length, 4 * LONGEST), StandardCharsets.UTF_8);
    }
}
