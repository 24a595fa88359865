package steward.agent.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.source.GivenSettings;
import steward.agent.source.Recorded;
import steward.agent.source.Source;

/** Real files that grow, are renamed, cut off and removed, while the source runs and while it does not. */
class FileTailTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Recorded recorded = new Recorded();
    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("app.log");
    }

    @AfterEach
    void end() throws InterruptedException {
        recorded.close();
    }

    @Test
    void beginsAtTheEndAndTakesWhatIsAdded() throws Exception {
        append("old\n");
        recorded.start(source(Map.of()));
        await().atMost(LIMIT).until(() -> recorded.positions().containsKey("started"));
        append("one\ntw");
        append("o\r\nthree");
        awaitTexts("one", "two");
        append("\n");
        awaitTexts("one", "two", "three");
        assertThat(recorded.events().get(0).data().values()).containsEntry("path", log.toString());
    }

    @Test
    void goesOnWhereItWasAndReadsWhatAnotherNameGotMeanwhile() throws Exception {
        Source source = source(Map.of("fromBeginning", true));
        append("one\npart");
        recorded.start(source);
        awaitTexts("one");
        recorded.stop();
        append("ial\ntwo\n");
        Files.move(log, folder.resolve("app.log.1"));
        append("three\n");
        recorded.start(source);
        await().atMost(LIMIT).until(() -> recorded.texts().size() == 4);
        assertThat(recorded.texts())
                .as("in the order of each file")
                .containsSubsequence("one", "partial", "two")
                .contains("three");
        Files.writeString(folder.resolve("app.log.1"), "late\n", StandardOpenOption.APPEND);
        append("four\n");
        await().atMost(LIMIT).until(() -> recorded.texts().size() == 6);
        assertThat(recorded.texts()).contains("late", "four");
    }

    @Test
    void readsAFileThatWasCutOffFromItsBeginningAlsoWhenItGrewPastItsOldPlace() throws Exception {
        recorded.start(source(Map.of("fromBeginning", true)));
        append("one\ntwo\n");
        awaitTexts("one", "two");
        Files.copy(log, folder.resolve("app.log.copy"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(log, "three\n");
        awaitTexts("one", "two", "three");
        recorded.stop();
        Files.writeString(log, "four, which is longer than all that was there\nfive\n");
        recorded.start(source(Map.of("fromBeginning", true)));
        awaitTexts("one", "two", "three", "four, which is longer than all that was there", "five");
    }

    @Test
    void joinsLinesToEntries() throws Exception {
        recorded.start(source(Map.of("begins", "\\S", "settle", Duration.ofMillis(300), "fromBeginning", true)));
        append("Exception: x\n  at a\n  at b\nnext\n");
        awaitTexts("Exception: x\n  at a\n  at b", "next");
        assertThat(recorded.events().get(0).data().values()).containsEntry("lines", 3L);
    }

    @Test
    void takesTheLastLineOfAFileThatIsRemovedThoughItHasNoEnd() throws Exception {
        recorded.start(source(Map.of("fromBeginning", true)));
        append("one\ntwo");
        awaitTexts("one");
        Files.delete(log);
        Files.writeString(folder.resolve("other"), "x");
        awaitTexts("one", "two");
        await().atMost(LIMIT).until(() -> recorded.positions().size() == 1);
    }

    @Test
    void saysHowMuchOfALongLineIsNotCarried() throws Exception {
        recorded.start(source(Map.of("longest", 500, "fromBeginning", true)));
        append("x".repeat(300_000) + "\nnext\n");
        awaitTexts("x".repeat(500), "next");
        assertThat(recorded.events().get(0).data().values()).containsEntry("cut", 299_500L);
    }

    /** However often it is stopped in the middle of a rotation, each line comes once. */
    @Test
    void losesAndDoublesNothingOverRotationsAndRestarts() throws Exception {
        Random random = new Random(7);
        Source source = source(Map.of("fromBeginning", true, "paths", List.of(folder + "/app.log*")));
        List<String> written = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            recorded.start(source);
            for (int i = 0; i < 20; i++) {
                StringBuilder lines = new StringBuilder();
                for (int line = random.nextInt(50); line >= 0; line--) {
                    String text = "line " + written.size();
                    written.add(text);
                    lines.append(text).append('\n');
                }
                append(lines.toString());
                if (random.nextInt(6) == 0) {
                    Files.move(log, folder.resolve("app.log." + random.nextInt(1_000_000)));
                }
            }
            recorded.stop();
        }
        recorded.start(source);
        await().atMost(LIMIT).until(() -> recorded.texts().size() >= written.size());
        assertThat(recorded.texts()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void namesEveryMistakeOfItsPaths() {
        GivenSettings settings = new GivenSettings(Map.of("paths", List.of("log/*.log", "/var/*/x.log", "/var/log/")));
        new FileTail().configure(settings);
        assertThat(settings.mistakes())
                .hasSize(3)
                .allMatch(text -> text.contains("cannot be followed: write an absolute"));
    }

    private Source source(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.putIfAbsent("paths", List.of(folder + "/*.log"));
        GivenSettings settings = new GivenSettings(all);
        Source source = new FileTail().configure(settings);
        assertThat(settings.mistakes()).isEmpty();
        return source;
    }

    private void append(String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void awaitTexts(String... texts) {
        await().atMost(LIMIT).until(() -> recorded.texts().size() >= texts.length);
        assertThat(recorded.texts()).containsExactly(texts);
    }
}
