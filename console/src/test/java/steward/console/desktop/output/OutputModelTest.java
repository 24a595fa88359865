package steward.console.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

final class OutputModelTest {
    private static final CommandId COMMAND = new CommandId(new UUID(1, 1));
    private static final int SEGMENT = 256 * 1024;

    private final MemoryLink link = new MemoryLink();
    private final HandCrossing crossing = new HandCrossing();

    @Test
    void showsBothStreamsInTheOrderTheyWereWritten() {
        link.output(
                COMMAND,
                List.of(
                        segment(OutputStreamName.STDOUT, 0, "one\ntw"),
                        segment(OutputStreamName.STDERR, 0, "oops\n"),
                        segment(OutputStreamName.STDOUT, 6, "o\nrest")));
        try (OutputModel model = new OutputModel(link, crossing)) {
            model.show(COMMAND);
            crossing.until(() -> model.report().get().isPresent());
            assertThat(model.lines()).extracting(OutputLine::text).containsExactly("one", "oops", "two", "rest");
            assertThat(model.lines().get(1).stream()).isEqualTo(OutputStreamName.STDERR);
            assertThat(model.isWaiting()).isFalse();
        }
        assertThat(link.open()).isZero();
    }

    @Test
    void readsAPortionAndMoreOnlyWhenOneAsks() {
        int segments = 40;
        large(segments);
        try (OutputModel model = new OutputModel(link, crossing)) {
            model.show(COMMAND);
            crossing.until(model::isWaiting);
            assertThat(model.read().get()).isEqualTo(OutputModel.PORTION);
            model.more();
            crossing.until(() -> model.read().get() == OutputModel.PORTION + OutputModel.FURTHER && model.isWaiting());
            model.more();
            model.more();
            crossing.until(() -> model.report().get().isPresent());
            assertThat(model.read().get()).isEqualTo((long) segments * SEGMENT);
            assertThat(model.lines()).hasSizeLessThanOrEqualTo(OutputModel.MOST_LINES);
            assertThat(model.lines().dropped() + model.lines().size()).isEqualTo(segments * SEGMENT / 64);
        }
        assertThat(link.open()).isZero();
    }

    @Test
    void letsGoOfAReaderThatWaitsWhenAnotherOutputIsShown() {
        large(8);
        CommandId other = new CommandId(new UUID(1, 2));
        link.output(other, List.of(segment(OutputStreamName.STDOUT, 0, "short\n")));
        try (OutputModel model = new OutputModel(link, crossing)) {
            model.show(COMMAND);
            crossing.until(model::isWaiting);
            model.show(other);
            crossing.until(() -> model.report().get().isPresent());
            assertThat(model.lines()).extracting(OutputLine::text).containsExactly("short");
            assertThat(link.open()).isOne();
        }
        assertThat(link.open()).isZero();
    }

    @Test
    void breaksLinesThatAreTooLongToBePainted() {
        link.output(COMMAND, List.of(segment(OutputStreamName.STDOUT, 0, "x".repeat(100_000) + "\nshort\n")));
        try (OutputModel model = new OutputModel(link, crossing)) {
            model.show(COMMAND);
            crossing.until(() -> model.report().get().isPresent());
            assertThat(model.lines()).allMatch(line -> line.text().length() <= LineMaker.LONGEST);
            assertThat(model.lines().stream().filter(OutputLine::isContinued)).hasSize(50);
            assertThat(model.lines().get(model.lines().size() - 1).text()).isEqualTo("short");
        }
    }

    private void large(int segments) {
        byte[] lines = ("x".repeat(63) + "\n").repeat(SEGMENT / 64).getBytes(StandardCharsets.UTF_8);
        List<OutputSegment> all = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            all.add(new OutputSegment(OutputStreamName.STDOUT, (long) i * SEGMENT, Bytes.copyOf(lines)));
        }
        link.output(COMMAND, all);
    }

    private static OutputSegment segment(OutputStreamName stream, long offset, String text) {
        return new OutputSegment(stream, offset, Bytes.ofUtf8(text));
    }
}
