package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Ack;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Output;
import steward.message.OutputChunk;

/** What real commands write comes back over a real broker, while they run. */
class AgentOutputTest {
    private final Path folder;
    private final Voyage voyage;

    AgentOutputTest(@TempDir Path folder) {
        this.folder = folder;
        voyage = new Voyage(folder);
    }

    @AfterEach
    void close() {
        voyage.close();
    }

    @Test
    void aFirstChunkArrivesWhileTheCommandRuns() throws IOException {
        Path release = folder.resolve("release");
        CommandId id = voyage.send("echo first; while test ! -e " + release + "; do sleep 0.05; done; echo last");

        await().atMost(Voyage.LONG).until(() -> text(voyage.chunks(id)).equals("first\n"));

        assertThat(voyage.last(id).orElseThrow().state()).isEqualTo(CommandState.RUNNING);
        assertThat(release).as("only its appearance ends the command").doesNotExist();
        Files.createFile(release);
        Output output = voyage.ended(id).output().orElseThrow();
        assertThat(output.stdout().bytes()).isEqualTo("first\nlast\n".length());
        assertThat(output.cutBytes()).isZero();
    }

    @Test
    void outputThatIsTooLargeForAnAckComesInChunks() {
        CommandId id = voyage.send("head -c 3000000 /dev/zero | tr '\\0' x");

        Ack ack = voyage.ended(id);

        assertThat(ack.state()).isEqualTo(CommandState.SUCCEEDED);
        Output output = ack.output().orElseThrow();
        assertThat(output.stdout().bytes()).isEqualTo(3_000_000);
        assertThat(output.cutBytes()).isZero();
        assertThat(output.chunks()).isGreaterThan(3_000_000 / OutputChunk.MAX_BYTES);
        await().atMost(Voyage.LONG).until(() -> voyage.chunks(id).size() == output.chunks());
        assertThat(voyage.chunks(id))
                .extracting(OutputChunk::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, output.chunks()).boxed().toList());
        assertThat(text(voyage.chunks(id))).isEqualTo("x".repeat(3_000_000));
    }

    private static String text(List<OutputChunk> chunks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chunks.stream()
                .flatMap(chunk -> chunk.segments().stream())
                .forEach(segment -> bytes.writeBytes(segment.data().toArray()));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
