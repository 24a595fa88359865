package steward.agent.handler.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.agent.handler.Trial;
import steward.broker.BrokerUser;
import steward.bus.nats.NatsBus;
import steward.file.Depot;
import steward.file.Errand;
import steward.file.FileReference;
import steward.file.FileSender;
import steward.file.Pace;
import steward.file.Snapshot;
import steward.message.Attributes;
import steward.message.TimeOrderedIds;
import steward.method.InvalidArgumentException;
import steward.testing.TestBroker;

/** {@code filecopy} and {@code fileoffer} on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FileCopyTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CHUNK = FileReference.LEAST_CHUNK;

    private TestBroker broker;
    private NatsBus bus;
    private Depot depot;

    @TempDir
    private Path root;

    private Path open;
    private FileAccess access;
    private CopyNotes notes;

    @BeforeAll
    void start() {
        broker = TestBroker.start();
        bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        await().atMost(LIMIT).until(bus::isConnected);
        bus.ensureStreams().toCompletableFuture().join();
        depot = new Depot(bus);
    }

    @AfterAll
    void stop() {
        bus.close();
        broker.close();
    }

    @BeforeEach
    void folders() throws IOException {
        open = Files.createDirectory(root.toRealPath().resolve("open"));
        access = new FileAccess(List.of(), List.of(open));
        notes = new CopyNotes(root.resolve("copies"));
    }

    @Test
    void putsAFileInItsPlaceWithItsPermissions() throws Exception {
        Snapshot file = sent(10 * CHUNK + 1, "rwxr-x---");
        Trial trial = new Trial(handler());

        Outcome outcome = trial.run(arguments("f", file));

        assertThat(outcome.reason()).isEmpty();
        assertThat(open.resolve("f")).hasSameBinaryContentAs(file.content());
        assertThat(permissions("f")).isEqualTo("rwxr-x---");
        assertThat(trial.output().out())
                .isEqualTo(
                        10 * CHUNK + 1 + " bytes, SHA-256 " + file.reference().sha256() + "\n");
        assertThat(inTheFolder()).containsExactly("f");
        assertThat(notes.folder()).isEmptyDirectory();
    }

    @Test
    void keepsThePermissionsOfTheOldFileAndTheOldFileWhereItIsAskedTo() throws Exception {
        Files.writeString(open.resolve("f"), "old");
        Files.setPosixFilePermissions(open.resolve("f"), PosixFilePermissions.fromString("rw-rw----"));
        Snapshot file = sent(3 * CHUNK, "rwxrwxrwx");

        assertThat(new Trial(handler())
                        .run(arguments("f", file).with("backup", true))
                        .succeeded())
                .isTrue();

        assertThat(permissions("f")).isEqualTo("rw-rw----");
        assertThat(open.resolve("f.bak")).hasContent("old");
        assertThat(open.resolve("f")).hasSameBinaryContentAs(file.content());
    }

    @Test
    void takesNothingToAPlaceThatIsNotOpen() throws Exception {
        Attributes arguments = arguments("f", sent(CHUNK, "rw-r--r--")).with("path", "/etc/f");

        assertThatThrownBy(() -> handler().check(arguments))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("which this node does not open");
    }

    @Test
    void takesNothingThatIsNoDescriptionOfAFile() throws Exception {
        Attributes good = arguments("f", sent(CHUNK, "rw-r--r--"));

        assertThatThrownBy(() -> handler().check(good.with("file", "/etc/passwd")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("use 'steward copy', which makes it");
        assertThatThrownBy(() -> handler().check(Attributes.of("path", open + "/f")))
                .hasMessageContaining("argument \"file\" is missing");
    }

    @Test
    void followsNoLinkThatLeadsOut() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.createSymbolicLink(open.resolve("way-out"), outside);

        Outcome outcome = new Trial(handler()).run(arguments("way-out/f", sent(CHUNK, "rw-r--r--")));

        assertThat(outcome.reason().orElseThrow()).contains("which this node does not open");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void saysThatTheFolderIsMissingOrThatTheTargetIsOne() throws Exception {
        Snapshot file = sent(CHUNK, "rw-r--r--");
        assertThat(new Trial(handler()).run(arguments("none/f", file)).reason())
                .contains(open.resolve("none") + " does not exist");
        Files.createDirectory(open.resolve("folder"));
        assertThat(new Trial(handler()).run(arguments("folder", file)).reason())
                .contains(open.resolve("folder") + " is no regular file: say what the file is to be called, too");
    }

    @Test
    void whatIsCancelledLeavesNothingAndWhatTheAgentsEndStopsGoesOn() throws Exception {
        Snapshot file = sent(40 * CHUNK, "rw-r--r--");
        Attributes slow = arguments("f", file).with("rate", 10L * CHUNK);
        Trial first = new Trial(handler());
        CompletableFuture<Outcome> ended = first.begin(slow);
        await().atMost(LIMIT).until(() -> part().filter(part -> part.toFile().length() >= 5 * CHUNK)
                .isPresent());
        first.stop(StopReason.SHUTDOWN);
        assertThat(ended.get().reason()).contains("what has arrived is kept: a retry goes on from there");
        long kept = Files.size(part().orElseThrow());
        assertThat(kept).isGreaterThanOrEqualTo(5 * CHUNK);

        Trial second = new Trial(handler());
        CompletableFuture<Outcome> cancelled = second.begin(slow);
        await().atMost(LIMIT).until(() -> part().filter(part -> part.toFile().length() > kept)
                .isPresent());
        second.stop(StopReason.CANCELLED);

        assertThat(cancelled.get().reason()).contains("what had arrived was removed");
        assertThat(inTheFolder()).isEmpty();
    }

    @Test
    void oneTargetIsFilledByOneCommandAtATime() throws Exception {
        Snapshot file = sent(40 * CHUNK, "rw-r--r--");
        Trial first = new Trial(handler());
        CompletableFuture<Outcome> ended = first.begin(arguments("f", file).with("rate", 10L * CHUNK));
        await().atMost(LIMIT).until(() -> part().isPresent());

        assertThat(new Trial(handler()).run(arguments("f", file)).reason())
                .contains(open.resolve("f") + " is being copied by another command: wait for its end");

        first.stop(StopReason.CANCELLED);
        ended.get();
    }

    @Test
    void doesNotBeginWhatTheDiskHasNoRoomFor() throws Exception {
        FileReference file = sent(CHUNK, "rw-r--r--").reference();
        long most = (long) FileReference.MOST_CHUNK * FileReference.MOST_CHUNKS;
        Path small = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(small) && Files.getFileStore(small).getUsableSpace() < most);
        Path folder = Files.createTempDirectory(small, "steward");
        try {
            FileReference large = new FileReference(
                    file.writer(),
                    file.copy(),
                    file.key(),
                    most,
                    file.sha256(),
                    file.list(),
                    FileReference.MOST_CHUNK,
                    "large",
                    Optional.empty());
            FileAccess there = new FileAccess(List.of(), List.of(folder));

            Outcome outcome = new Trial(new FileCopy(there, notes, depot))
                    .run(Attributes.of("path", folder + "/f")
                            .with("file", large.attributes().values()));

            assertThat(outcome.reason().orElseThrow())
                    .startsWith("the disk of " + folder + " has ")
                    .endsWith(" are to come: make room, then retry");
            assertThat(folder).isEmptyDirectory();
        } finally {
            Files.delete(folder);
        }
    }

    @Test
    void whatANodeOffersAnotherTakes() throws Exception {
        Path file = Files.write(open.resolve("given"), random(7 * CHUNK + 3));
        Trial offer = new Trial(new FileOffer(access, notes, depot));
        assertThat(offer.run(Attributes.of("path", file.toString())).succeeded())
                .isTrue();
        FileReference reference = FileReference.parse(offer.output().out());
        assertThat(reference.writer()).isEqualTo("ship1");
        assertThat(reference.name()).isEqualTo("given");
        assertThat(notes.folder()).isEmptyDirectory();

        Attributes arguments = Attributes.of("path", open + "/taken")
                .with("file", reference.attributes().values());
        assertThat(new Trial(handler()).run(arguments).succeeded()).isTrue();

        assertThat(open.resolve("taken")).hasSameBinaryContentAs(file);
    }

    @Test
    void offersNothingFromAPlaceThatIsNotOpen() {
        assertThatThrownBy(() -> new FileOffer(access, notes, depot).check(Attributes.of("path", "/etc/passwd")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("which this node does not open");
    }

    private FileCopy handler() {
        return new FileCopy(access, notes, depot);
    }

    private Attributes arguments(String name, Snapshot file) {
        return Attributes.of("path", open.resolve(name).toString())
                .with("file", file.reference().attributes().values());
    }

    private Optional<Path> part() throws IOException {
        try (Stream<Path> all = Files.list(open)) {
            return all.filter(file -> file.toString().endsWith(".part")).findFirst();
        }
    }

    private List<String> inTheFolder() throws IOException {
        try (Stream<Path> all = Files.list(open)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(open.resolve(name)));
    }

    private Snapshot sent(int bytes, String permissions) throws Exception {
        Path original = Files.write(root.resolve("original"), random(bytes));
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString(permissions));
        String copy = new TimeOrderedIds().nextMessage().toString();
        Snapshot snapshot = Snapshot.take(original, copy, CHUNK, root.resolve("kept-" + copy), progress -> {});
        Errand errand = new Errand(new CompletableFuture<>(), progress -> {});
        snapshot.put(
                0, new FileSender(depot, snapshot.reference(), new Pace(OptionalLong.empty()), errand, stored -> {}));
        return snapshot;
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }
}
