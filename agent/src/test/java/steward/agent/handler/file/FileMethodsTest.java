package steward.agent.handler.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.handler.Outcome;
import steward.agent.handler.Trial;
import steward.message.Attributes;
import steward.method.InvalidArgumentException;

class FileMethodsTest {
    @TempDir
    private Path root;

    private Path open;
    private Path closed;
    private FileAccess access;

    @BeforeEach
    void folders() throws IOException {
        open = Files.createDirectory(root.toRealPath().resolve("open"));
        closed = Files.createDirectory(root.toRealPath().resolve("closed"));
        access = new FileAccess(List.of(), List.of(open));
    }

    @Test
    void bringsAFileAndPartsOfIt() throws Exception {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        Path file = Files.write(open.resolve("f"), content);
        assertThat(read(path(file)).output().outBytes()).isEqualTo(content);
        assertThat(read(path(file).with("offset", 3L).with("length", 4L))
                        .output()
                        .outBytes())
                .containsExactly(content[3], content[4], content[5], content[6]);
        assertThat(read(path(file).with("offset", -2L)).output().outBytes())
                .containsExactly(content[199_998], content[199_999]);
        assertThat(read(path(file).with("offset", 300_000L)).output().outBytes())
                .isEmpty();
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        Outcome missing = new Trial(new FileRead(access)).run(path(open.resolve("none")));
        assertThat(missing.succeeded()).isFalse();
        assertThat(missing.reason()).contains(open.resolve("none") + " does not exist");
        assertThat(new Trial(new FileRead(access)).run(path(open)).reason()).contains(open + " is no regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "OPEN/../closed/f", "CLOSED/f", "OPENlike/f", "", "/", "\0"})
    void takesNoPathThatIsNotOpen(String text) {
        Attributes arguments =
                Attributes.of("path", text.replace("OPEN", open.toString()).replace("CLOSED", closed.toString()));
        assertThatThrownBy(() -> new FileRead(access).check(arguments))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("argument \"path\" is ");
    }

    @Test
    void opensNothingUnlessTold() {
        assertThatThrownBy(() -> new FileRead(FileAccess.NONE).check(path(open.resolve("f"))))
                .hasMessageContaining("it opens none to read")
                .hasMessageContaining("under [files] in the agent's configuration");
    }

    @Test
    void doesNotWriteWhereItMayOnlyRead() throws Exception {
        FileAccess readOnly = new FileAccess(List.of(open), List.of());
        new FileRead(readOnly).check(path(open.resolve("f")));
        assertThatThrownBy(() ->
                        new FileWrite(readOnly).check(path(open.resolve("f")).with("text", "x")))
                .hasMessageContaining("it opens none to write");
    }

    @Test
    void followsNoLinkOutOfWhatIsOpen() throws Exception {
        Path secret = Files.writeString(closed.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(open.resolve("link"), secret);
        Path folder = Files.createSymbolicLink(open.resolve("folder"), closed);
        for (Path way : List.of(link, folder.resolve("secret"))) {
            Trial trial = new Trial(new FileRead(access));
            Outcome outcome = trial.run(path(way));
            assertThat(outcome.succeeded()).isFalse();
            assertThat(outcome.reason().orElseThrow()).contains("leads to " + secret);
            assertThat(trial.output().out()).isEmpty();
            assertThat(new Trial(new FileWrite(access))
                            .run(path(way).with("text", "x"))
                            .succeeded())
                    .isFalse();
            assertThat(new Trial(new FileAppend(access))
                            .run(path(way).with("text", "x"))
                            .succeeded())
                    .isFalse();
        }
        assertThat(new Trial(new FileWrite(access))
                        .run(path(folder.resolve("new")).with("text", "x"))
                        .succeeded())
                .isFalse();
        assertThat(secret).hasContent("secret");
        assertThat(closed).isDirectoryNotContaining("glob:**new");
    }

    @Test
    void writesAFileAsAWholeAndKeepsItsPermissions() throws Exception {
        Path file = Files.writeString(open.resolve("f"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Trial trial = new Trial(new FileWrite(access));
        assertThat(trial.run(path(file).with("text", "näu").with("backup", true))
                        .succeeded())
                .isTrue();
        assertThat(file).hasContent("näu");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
        assertThat(open.resolve("f.bak")).hasContent("old");
        assertThat(trial.output().out()).isEqualTo("4 bytes, SHA-256 " + sha256("näu") + "\n");
        try (var left = Files.list(open)) {
            assertThat(left).as("nothing is left beside it").hasSize(2);
        }
    }

    @Test
    void writesANewFileOfBytesWithItsMode() throws Exception {
        Path file = open.resolve("new");
        assertThat(new Trial(new FileWrite(access))
                        .run(path(file).with("base64", "AP8=").with("mode", "0600"))
                        .succeeded())
                .isTrue();
        assertThat(file).hasBinaryContent(new byte[] {0, (byte) 0xff});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void wantsOneContentAndAMode() {
        FileWrite write = new FileWrite(access);
        Attributes path = path(open.resolve("f"));
        assertThatThrownBy(() -> write.check(path)).hasMessageContaining("give one of the two");
        assertThatThrownBy(() -> write.check(path.with("text", "a").with("base64", "YQ==")))
                .hasMessageContaining("is given together");
        assertThatThrownBy(() -> write.check(path.with("base64", "a"))).hasMessageContaining("is no Base64");
        assertThatThrownBy(() -> write.check(path.with("text", "a").with("mode", "0999")))
                .hasMessageContaining("write it as 0644");
    }

    @Test
    void addsToAFile() throws Exception {
        Path file = open.resolve("log");
        new Trial(new FileAppend(access)).run(path(file).with("text", "a\n"));
        Trial second = new Trial(new FileAppend(access));
        second.run(path(file).with("text", "b\n"));
        assertThat(file).hasContent("a\nb\n");
        assertThat(second.output().out()).isEqualTo("2 bytes added, 4 in all\n");
        Outcome refused = new Trial(new FileAppend(access))
                .run(path(open.resolve("other")).with("text", "x").with("create", false));
        assertThat(refused.reason()).contains(open.resolve("other") + " does not exist");
    }

    @Test
    void listsAFolderInOrderAsDeepAsAsked() throws Exception {
        Files.writeString(open.resolve("b.log"), "12345");
        Files.writeString(open.resolve("a\nb.log"), "");
        Path folder = Files.createDirectory(open.resolve("sub"));
        Files.writeString(folder.resolve("c.log"), "");
        Files.createSymbolicLink(open.resolve("link"), closed);
        Trial flat = new Trial(new FileList(access));
        assertThat(flat.run(path(open)).succeeded()).isTrue();
        List<String> lines = flat.output().out().lines().toList();
        assertThat(lines)
                .extracting(line -> line.substring(line.lastIndexOf('\t') + 1))
                .containsExactly("\"a\\u000ab.log\"", "b.log", "link -> " + closed, "sub");
        assertThat(lines.get(1)).startsWith("-rw").contains("\t5\t");
        assertThat(lines.get(3)).startsWith("d");
        Trial deep = new Trial(new FileList(access));
        deep.run(path(open).with("glob", "*.log").with("depth", 2L));
        assertThat(deep.output().out().lines())
                .extracting(line -> line.substring(line.lastIndexOf('\t') + 1))
                .containsExactly("\"a\\u000ab.log\"", "b.log", "sub/c.log");
    }

    @Test
    void saysThatThereIsMoreThanTheLimit() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.writeString(open.resolve("f" + i), "");
        }
        Trial trial = new Trial(new FileList(access));
        Outcome outcome = trial.run(path(open).with("limit", 3L));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.reason().orElseThrow()).contains("more than the limit of 3");
        assertThat(trial.output().out().lines()).hasSize(3);
    }

    private Trial read(Attributes arguments) throws Exception {
        Trial trial = new Trial(new FileRead(access));
        assertThat(trial.run(arguments).succeeded()).isTrue();
        return trial;
    }

    private static Attributes path(Path path) {
        return Attributes.of("path", path.toString());
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
