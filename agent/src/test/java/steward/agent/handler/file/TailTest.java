package steward.agent.handler.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.agent.handler.Trial;
import steward.message.Attributes;

class TailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path root;

    private Path file;
    private Trial trial;

    @BeforeEach
    void open() throws IOException {
        Path folder = root.toRealPath();
        file = folder.resolve("log");
        trial = new Trial(new Tail(new FileAccess(List.of(folder), List.of())));
    }

    @Test
    void bringsTheLastLines() throws Exception {
        Files.writeString(file, numbers(100_000));
        trial.run(arguments(2).with("follow", false));
        assertThat(trial.output().out()).isEqualTo("99998\n99999\n");
    }

    @Test
    void bringsManyLinesOverBlocksAndOneWithoutAnEnd() throws Exception {
        Files.writeString(file, numbers(50_000) + "end");
        trial.run(arguments(40_001).with("follow", false));
        assertThat(trial.output().out())
                .isEqualTo(numbers(50_000).substring(numbers(10_000).length()) + "end");
    }

    @Test
    void bringsAllOfAShortOrEmptyFile() throws Exception {
        Files.writeString(file, "");
        trial.run(arguments(10).with("follow", false));
        assertThat(trial.output().out()).isEmpty();
        Files.writeString(file, "\n\na\n");
        trial.run(arguments(10).with("follow", false));
        assertThat(trial.output().out()).isEqualTo("\n\na\n");
    }

    @Test
    void staysAndBringsWhatIsAddedUntilItIsCancelled() throws Exception {
        Files.writeString(file, "old\n");
        CompletableFuture<Outcome> end = trial.begin(arguments(0));
        appendUntilSeen("new\n");
        add("more\n");
        awaitEnd("more\n");
        trial.stop(StopReason.CANCELLED);
        assertThat(end.get().succeeded()).isTrue();
        assertThat(trial.output().out()).doesNotContain("old");
    }

    @Test
    void goesOnWithTheFileThatReplacedIt() throws Exception {
        Files.writeString(file, "1\n");
        CompletableFuture<Outcome> end = trial.begin(arguments(1));
        appendUntilSeen("2\n");
        Files.move(file, file.resolveSibling("log.1"));
        Files.writeString(file, "fresh\n");
        awaitEnd("fresh\n");
        assertThat(trial.output().err()).contains("was replaced");
        trial.stop(StopReason.CANCELLED);
        end.get();
    }

    @Test
    void readsAFileThatWasCutOffFromItsBeginning() throws Exception {
        Files.writeString(file, numbers(1_000));
        CompletableFuture<Outcome> end = trial.begin(arguments(1));
        appendUntilSeen("2\n");
        Files.writeString(file, "a\n", StandardOpenOption.TRUNCATE_EXISTING);
        awaitEnd("a\n");
        assertThat(trial.output().err()).contains("was cut off");
        trial.stop(StopReason.CANCELLED);
        end.get();
    }

    /** The handler is at work once it has brought one of these. */
    private void appendUntilSeen(String line) {
        await().atMost(PATIENCE).until(() -> {
            add(line);
            return trial.output().out().endsWith(line);
        });
    }

    private void awaitEnd(String text) {
        await().atMost(PATIENCE).until(() -> trial.output().out().endsWith(text));
    }

    private void add(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private Attributes arguments(long lines) {
        return Attributes.of("path", file.toString()).with("lines", lines);
    }

    private static String numbers(int end) {
        return IntStream.range(0, end).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }
}
