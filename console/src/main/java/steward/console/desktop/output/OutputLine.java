package steward.console.desktop.output;

import java.util.List;
import steward.message.OutputStreamName;

/**
 * A line on the screen. A line of the output that is very long is several of these.
 *
 * @param stream that wrote it
 * @param spans its text, by how it is painted
 * @param isContinued whether it goes on the line before
 */
public record OutputLine(OutputStreamName stream, List<Span> spans, boolean isContinued) {
    public OutputLine {
        spans = List.copyOf(spans);
    }

    /** Its text without colours. */
    public String text() {
        if (spans.size() == 1) {
            return spans.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    /** Text painted with one pen. */
    record Span(String text, Pen pen) {}
}
