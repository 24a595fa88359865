package steward.console.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.console.desktop.MemoryLink;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

final class OutputSaverTest {
    private static final CommandId COMMAND = new CommandId(new UUID(1, 1));

    @TempDir
    private Path folder;

    private final MemoryLink link = new MemoryLink();

    @Test
    void writesEveryByteOfBothStreamsInTheirOrder() throws IOException {
        byte[] odd = {(byte) 0xff, 0, 27, '[', '3', '1', 'm'};
        link.output(
                COMMAND,
                List.of(
                        new OutputSegment(OutputStreamName.STDOUT, 0, Bytes.copyOf(odd)),
                        new OutputSegment(OutputStreamName.STDERR, 0, Bytes.ofUtf8("oops\n")),
                        new OutputSegment(OutputStreamName.STDOUT, odd.length, Bytes.ofUtf8("end"))));
        Path file = folder.resolve("out.txt");
        assertThat(OutputSaver.save(link, COMMAND, file)
                        .toCompletableFuture()
                        .join()
                        .stdoutBytes())
                .isEqualTo(odd.length + 5 + 3);
        byte[] written = Files.readAllBytes(file);
        assertThat(written).startsWith(odd);
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).endsWith("oops\nend");
    }

    @Test
    void failsWhereTheFileCannotBeWritten() {
        assertThat(OutputSaver.save(link, COMMAND, folder.resolve("no/such/folder"))
                        .toCompletableFuture())
                .isCompletedExceptionally();
    }
}
