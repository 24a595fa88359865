package steward.console.desktop.job;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import steward.console.desktop.link.Link;
import steward.console.engine.OutputListener;
import steward.console.text.SafeText;
import steward.message.CommandId;
import steward.message.OutputSegment;

/** The beginning of a command's output as lines, to be compared. */
final class OutputText {
    /** As much as is taken. */
    static final int MOST_BYTES = 1 << 20;

    private OutputText() {}

    static CompletionStage<List<String>> of(Link link, CommandId command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputListener taker = new OutputListener() {
            @Override
            public void onSegment(OutputSegment segment) {
                byte[] data = segment.data().toArray();
                bytes.write(data, 0, Math.min(data.length, MOST_BYTES - bytes.size()));
            }
        };
        return link.output(command, taker).thenApply(report -> bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> SafeText.line(AnswerText.plain(line)))
                .toList());
    }
}
