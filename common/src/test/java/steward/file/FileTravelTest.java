package steward.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerUser;
import steward.bus.BusException;
import steward.bus.FileSubject;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.bus.nats.NatsBus;
import steward.message.Bytes;
import steward.message.Progress;
import steward.message.TimeOrderedIds;
import steward.testing.FaultyLink;
import steward.testing.TestBroker;

/** A file over a real broker, from an operator to a node and from a node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FileTravelTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CHUNK = FileReference.LEAST_CHUNK;
    private static final int CHUNKS = 100;

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private TestBroker broker;
    private NatsBus console;
    private NatsBus agent;

    @TempDir
    Path folder;

    @BeforeAll
    void open() {
        broker = TestBroker.start();
        console = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        agent = NatsBus.connect(broker.settings(BrokerUser.AGENT));
        await().atMost(LIMIT).until(() -> console.isConnected() && agent.isConnected());
        console.ensureStreams().toCompletableFuture().join();
    }

    @AfterAll
    void close() {
        agent.close();
        console.close();
        broker.close();
    }

    @Test
    void arrivesWholeOverALinkThatIsCutThreeTimes() throws Exception {
        Snapshot snapshot = sent(CHUNKS * CHUNK + 17);
        List<Long> cuts = new ArrayList<>(List.of(20L, 50L, 80L));
        try (FaultyLink link = new FaultyLink(broker.port());
                NatsBus bus = NatsBus.connect(broker.settings(BrokerUser.AGENT, link.url()))) {
            await().atMost(LIMIT).until(bus::isConnected);
            receive(bus, snapshot.reference(), progress -> {
                if (!cuts.isEmpty() && progress.percent() >= cuts.get(0)) {
                    cuts.remove(0);
                    link.cut();
                }
            });
        }
        assertThat(cuts).isEmpty();
        assertThat(partial()).hasSameBinaryContentAs(snapshot.content());
    }

    @Test
    void goesOnAtTheChunkWhereItStood() throws Exception {
        Snapshot snapshot = sent(CHUNKS * CHUNK);
        CompletableFuture<Void> ending = new CompletableFuture<>();
        assertThatThrownBy(() -> receive(agent, snapshot.reference(), ending, progress -> {
                    if (progress.percent() >= 50) {
                        ending.complete(null);
                    }
                }))
                .isInstanceOf(Errand.EndedException.class);
        int there = (int) (Files.size(partial()) / CHUNK);
        assertThat(there).isBetween(CHUNKS / 2, CHUNKS - 1);
        for (int number = 0; number < there; number++) {
            remove(FileSubject.chunk(FileSubject.OPERATORS, snapshot.reference().copy(), number));
        }

        receive(agent, snapshot.reference(), progress -> {});

        assertThat(partial()).hasSameBinaryContentAs(snapshot.content());
    }

    @Test
    void readsAgainWhatIsThereAndFetchesOnlyWhatIsWrong() throws Exception {
        Snapshot snapshot = sent(CHUNKS * CHUNK);
        byte[] content = Files.readAllBytes(snapshot.content());
        content[70 * CHUNK] ^= 1;
        Files.write(partial(), content);
        List<Long> done = new ArrayList<>();

        receive(agent, snapshot.reference(), progress -> done.add(progress.done()));

        assertThat(done.get(0)).isEqualTo(70L * CHUNK);
        assertThat(partial()).hasSameBinaryContentAs(snapshot.content());
    }

    @Test
    void anAlteredChunkIsRefused() throws Exception {
        Snapshot snapshot = sent(5 * CHUNK);
        String subject =
                FileSubject.chunk(FileSubject.OPERATORS, snapshot.reference().copy(), 2);
        byte[] other = new Seal(snapshot.reference().key()).seal(new byte[CHUNK], CHUNK);
        put(subject, other);

        assertThatThrownBy(() -> receive(agent, snapshot.reference(), progress -> {}))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("chunk 3 of 5 at the broker is not what the signed command says");
        assertThat(partial()).hasSize(2L * CHUNK);
    }

    @Test
    void anAlteredListIsRefused() throws Exception {
        Snapshot snapshot = sent(5 * CHUNK);
        String subject =
                FileSubject.list(FileSubject.OPERATORS, snapshot.reference().copy(), 0);
        put(subject, new Seal(snapshot.reference().key()).seal(new byte[5 * 32], 5 * 32));

        assertThatThrownBy(() -> receive(agent, snapshot.reference(), progress -> {}))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith(
                        "the list of the file's chunks at the broker is not what the signed command says");
        assertThat(partial()).doesNotExist();
    }

    @Test
    void waitsForWhatIsNotThereYetAndSaysSo() throws Exception {
        Snapshot snapshot = kept(3 * CHUNK);
        List<String> said = new ArrayList<>();
        receive(agent, snapshot.reference(), progress -> {
            if (said.isEmpty()) {
                CompletableFuture.runAsync(() -> put(snapshot, 0));
            }
            said.add(progress.text());
        });
        assertThat(said.get(0)).isEqualTo("0 % of 12.0 KiB, waits for the rest to reach the broker");
        assertThat(partial()).hasSameBinaryContentAs(snapshot.content());
    }

    @Test
    void ofAFileThatWasRemovedItIsSaidThatItIsGone() throws Exception {
        Snapshot snapshot = sent(3 * CHUNK);
        new Depot(console).remove(snapshot.reference()).join();

        assertThatThrownBy(() -> receive(agent, snapshot.reference(), progress -> {}))
                .isInstanceOf(TransferException.class)
                .hasMessage("the file is no longer at the broker: copy it anew");
    }

    @Test
    void anAgentCannotRemoveWhatIsThere() throws Exception {
        Snapshot snapshot = sent(CHUNK);

        assertThatThrownBy(() -> new Depot(agent).remove(snapshot.reference()).join())
                .hasRootCauseInstanceOf(BusException.class)
                .hasMessageContaining("does not permit");
        receive(agent, snapshot.reference(), progress -> {});
    }

    @Test
    void anEmptyFileArrives() throws Exception {
        receive(agent, sent(0).reference(), progress -> {});

        assertThat(partial()).isEmptyFile();
    }

    @Test
    void whatStandsAtTheBrokerShowsNothingOfTheContent() throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(file, "the password is swordfish ".repeat(100));
        Snapshot snapshot = Snapshot.take(file, copy(), CHUNK, folder.resolve("kept"), progress -> {});
        put(snapshot, 0);

        String subject =
                FileSubject.chunk(FileSubject.OPERATORS, snapshot.reference().copy(), 0);
        Bytes stored = console.last(StreamName.STEWARD_FILES, subject)
                .toCompletableFuture()
                .join()
                .orElseThrow()
                .payload();
        assertThat(stored.toUtf8()).doesNotContain("swordfish");
    }

    @Test
    void aNodePutsOnlyWhatIsMissingOrHasChanged() throws Exception {
        Path file = Files.write(folder.resolve("log"), random(CHUNKS * CHUNK));
        FileReference first = offered(file, "11111111-1");
        long before = lastSequence();
        byte[] changed = Files.readAllBytes(file);
        changed[40 * CHUNK] ^= 1;
        Files.write(file, changed);

        FileReference second = offered(file, "11111111-1");

        assertThat(lastSequence() - before).as("one chunk and the list").isEqualTo(2);
        assertThat(second.key()).isEqualTo(first.key());
        receive(console, second, progress -> {});
        assertThat(partial()).hasSameBinaryContentAs(file);
    }

    @Test
    void staysBelowItsRate() throws Exception {
        Snapshot snapshot = sent(20 * CHUNK);
        long start = System.nanoTime();
        Errand errand = new Errand(new CompletableFuture<>(), progress -> {});

        new FileReceiver(new Depot(agent), snapshot.reference(), new Pace(OptionalLong.of(20 * CHUNK)), errand)
                .receive(partial());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
    }

    private FileReference offered(Path file, String copy) throws Exception {
        Errand errand = new Errand(new CompletableFuture<>(), progress -> {});
        try (Offer offer = Offer.open(folder.resolve("note"), "ship1", copy, CHUNK)) {
            return offer.put(file, new Depot(agent), new Pace(OptionalLong.empty()), errand);
        }
    }

    private long lastSequence() {
        return new Depot(console).identity().join().lastSequence();
    }

    private Snapshot sent(int bytes) throws IOException, TransferException {
        Snapshot snapshot = kept(bytes);
        put(snapshot, 0);
        return snapshot;
    }

    private Snapshot kept(int bytes) throws IOException, TransferException {
        Path file = Files.write(folder.resolve("original"), random(bytes));
        return Snapshot.take(file, copy(), CHUNK, folder.resolve("kept"), progress -> {});
    }

    private String copy() {
        return ids.nextMessage().toString();
    }

    private void put(Snapshot snapshot, int first) {
        Errand errand = new Errand(new CompletableFuture<>(), progress -> {});
        try {
            snapshot.put(
                    first,
                    new FileSender(
                            new Depot(console),
                            snapshot.reference(),
                            new Pace(OptionalLong.empty()),
                            errand,
                            sequence -> {}));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void receive(NatsBus bus, FileReference file, Consumer<Progress> progress) throws Exception {
        receive(bus, file, new CompletableFuture<>(), progress);
    }

    private void receive(NatsBus bus, FileReference file, CompletableFuture<Void> ending, Consumer<Progress> progress)
            throws Exception {
        Errand errand = new Errand(ending, progress);
        new FileReceiver(new Depot(bus), file, new Pace(OptionalLong.empty()), errand).receive(partial());
    }

    private void put(String subject, byte[] content) {
        console.publish(new Parcel(subject, Bytes.copyOf(content), Map.of(), copy()))
                .toCompletableFuture()
                .join();
    }

    private void remove(String subject) {
        console.purge(StreamName.STEWARD_FILES, subject).toCompletableFuture().join();
    }

    private Path partial() {
        return folder.resolve("partial");
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }
}
