package steward.console.cli.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import steward.console.text.SafeText;
import steward.console.text.TimeText;
import steward.message.Attributes;
import steward.message.Event;
import steward.message.Severity;

/** An event in one line. */
public final class EventText {
    private EventText() {}

    /** Time, node, severity, method and domain, and what the event says. */
    public static String of(Event event, Screen screen) {
        String severity = event.severity()
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .orElse("-");
        String subject = event.address().method() + "." + event.address().domain();
        return TimeText.seconds(event.at()) + "  "
                + SafeText.line(event.address().node().value()) + "  "
                + event.severity().map(EventText::tone).orElse(Tone.PLAIN).paint(severity, screen.colours()) + "  "
                + SafeText.line(subject) + "  " + SafeText.line(data(event.data()));
    }

    /** Names and values; of a value of several lines the first, with a note of how many there are. */
    private static String data(Attributes data) {
        return data.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String value(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        List<String> lines = text.strip().lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        String rest = lines.size() > 1 ? " (and " + (lines.size() - 1) + " more lines, see --json)" : "";
        return first.indexOf(' ') >= 0 || first.isEmpty() ? '"' + first + '"' + rest : first + rest;
    }

    private static Tone tone(Severity severity) {
        if (severity.compareTo(Severity.ERROR) <= 0) {
            return Tone.BAD;
        }
        return severity == Severity.WARNING ? Tone.DOUBTFUL : Tone.PLAIN;
    }
}
