package steward.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static steward.console.job.Orders.NOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.job.Composition;
import steward.console.job.JobStore;
import steward.console.job.OpenCommand;
import steward.console.job.Orders;
import steward.console.job.Tracked;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Ack;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.NodeName;
import steward.message.OperatorName;

class StoreTest {
    @TempDir
    private Path folder;

    @Test
    void givesBackEveryProgressAsItWasSaved() {
        try (Store store = open()) {
            for (int seed = 0; seed < 60; seed++) {
                Composition job = Orders.job("ship1");
                CommandParcel parcel = save(store, job).get(0);
                CommandProgress progress =
                        CommandProgress.sending(parcel.command().id(), NOW);
                for (Fact fact : SomeFacts.shuffled(parcel.command(), seed)) {
                    CommandProgress after = progress.apply(fact).progress();
                    store.save(progress, after);
                    progress = after;
                    assertThat(store.tracked(progress.command()).map(Tracked::progress))
                            .as("seed %d", seed)
                            .contains(progress);
                }
                assertThat(store.parcel(progress.command())).contains(parcel);
            }
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheProgramDiesAndNothingElse() throws IOException {
        Composition saved = Orders.job("ship1", "ship2");
        Composition halfSaved = Orders.job("ship3");
        Path image;
        try (Store store = open()) {
            save(store, saved);
            try (Store unfinished = open()) {
                List<Path> images = new ArrayList<>();
                unfinished.transaction(() -> {
                    add(unfinished, halfSaved);
                    images.add(imageOfTheDisk());
                });
                image = images.get(0);
            }
        }
        try (Store after = Store.open(image, Store.Limits.USUAL);
                History history = History.open(image)) {
            assertThat(history.commandsOf(saved.job().id())).hasSize(2);
            assertThat(after.waiting(0, 10))
                    .extracting(JobStore.Waiting::parcel)
                    .containsExactlyElementsOf(saved.commands());
            assertThat(history.job(halfSaved.job().id())).isEmpty();
        }
    }

    @Test
    void savesAWholeJobOrNothingOfIt() {
        Composition job = Orders.job("ship1", "ship2");
        try (Store store = open();
                History history = History.open(file())) {
            assertThatThrownBy(() -> store.transaction(() -> {
                        add(store, job);
                        throw new IllegalStateException("planted");
                    }))
                    .hasMessage("planted");
            assertThat(history.job(job.job().id())).isEmpty();
            assertThat(store.waiting(0, 10)).isEmpty();
            save(store, job);
            assertThat(history.job(job.job().id()).orElseThrow().counts())
                    .containsExactlyEntriesOf(Map.of(CommandState.SENDING, 2));
        }
    }

    @Test
    void readsAStoreOfTheVersionBefore() throws SQLException {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX command_schedule");
            statement.execute("DROP INDEX job_method");
            statement.execute("ALTER TABLE command DROP COLUMN schedule");
            statement.execute("ALTER TABLE job DROP COLUMN run");
            statement.execute("ALTER TABLE cursor DROP COLUMN stored_at");
            statement.execute("ALTER TABLE answer DROP COLUMN percent");
            statement.execute("INSERT INTO cursor VALUES ('STEWARD_ACKS', 0, 7)");
            statement.execute("PRAGMA user_version = 1");
        }
        try (Store store = open()) {
            assertThat(store.cursor(StreamName.STEWARD_ACKS))
                    .contains(new JobStore.Cursor(Instant.EPOCH, 7, Optional.empty()));
            JobStore.Cursor next = new JobStore.Cursor(Instant.EPOCH, 8, Optional.of(NOW.plusNanos(1)));
            store.saveCursor(StreamName.STEWARD_ACKS, next);
            assertThat(store.cursor(StreamName.STEWARD_ACKS)).contains(next);
        }
    }

    @Test
    void countsWhatLeavesTheHistoryToMakeRoom() {
        Store.Limits oneCommand = new Store.Limits(1_000_000, 1);
        try (Store store = Store.open(file(), oneCommand);
                History history = History.open(file())) {
            for (CommandParcel parcel : save(store, Orders.job("ship1", "ship2"))) {
                CommandProgress sending = CommandProgress.sending(
                        parcel.command().id(), parcel.command().createdAt());
                Fact abandoned = new Fact.Abandoned(NOW, new OperatorName("ada"));
                store.save(sending, sending.apply(abandoned).progress());
            }
            Composition last = Orders.job("ship3");
            save(store, last);
            assertThat(history.dropped()).isEqualTo(Dropped.NOTHING);
            store.prune();
            assertThat(history.dropped()).isEqualTo(new Dropped(0, 2));
            assertThat(history.job(last.job().id())).isPresent();
        }
    }

    @Test
    void saysWhatIsWrongWithAStoreOfANewerProgram() throws SQLException {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("newer Steward")
                .hasMessageContaining("--home");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoStore() throws IOException {
        Files.writeString(file(), "this is not a database, whatever its name says; it is plain text".repeat(20));
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining(file().toString());
    }

    @Test
    void isOpenedAndWrittenByManyAtTheSameTime() throws Exception {
        int programs = 6;
        int jobsEach = 15;
        ExecutorService pool = Executors.newFixedThreadPool(programs);
        try {
            Callable<Boolean> program = () -> {
                try (Store store = open()) {
                    for (int i = 0; i < jobsEach; i++) {
                        save(store, Orders.job("ship1", "ship2"));
                    }
                }
                return true;
            };
            for (Future<Boolean> done : pool.invokeAll(
                    IntStream.range(0, programs).mapToObj(n -> program).toList())) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        try (History history = History.open(file())) {
            assertThat(history.jobs(Optional.empty(), Optional.empty(), Optional.empty(), true, 1_000))
                    .hasSize(programs * jobsEach);
        }
    }

    @Test
    void noticesThatAnotherProgramWrote() {
        try (Store mine = open();
                Store others = open()) {
            long before = mine.othersWrites();
            mine.syncedAt(NOW);
            assertThat(mine.othersWrites()).isEqualTo(before);
            save(others, Orders.job("ship1"));
            assertThat(mine.othersWrites()).isNotEqualTo(before);
        }
    }

    @Test
    void remembersHowOftenACommandWasSentAgainAndQueuesItOnce() {
        try (Store store = open()) {
            CommandParcel parcel = save(store, Orders.job("ship1")).get(0);
            CommandId id = parcel.command().id();
            store.dequeue(
                    store.waiting(0, 9).stream().map(JobStore.Waiting::number).toList());
            store.enqueue(id, 1);
            store.enqueue(id, 1);
            assertThat(store.waiting(0, 9))
                    .extracting(JobStore.Waiting::attempt)
                    .containsExactly(1);
            store.dequeue(id, 0);
            assertThat(store.waiting(0, 9)).hasSize(1);
            store.dequeue(id, 1);
            assertThat(store.waiting(0, 9)).isEmpty();
            store.enqueue(id, 1);
            assertThat(store.waiting(0, 9))
                    .as("another program has sent it for that attempt")
                    .isEmpty();
            OpenCommand open = store.ownOpen(new NodeName("ship1"), 0, NOW, 9).get(0);
            assertThat(open.attempts()).isEqualTo(1);
            assertThat(open.waiting()).isFalse();
        }
    }

    @Test
    void neverGivesANumberOfTheOutboxTwice() {
        try (Store store = open()) {
            save(store, Orders.job("ship1"));
            long first = store.waiting(0, 1).get(0).number();
            store.dequeue(List.of(first));
            save(store, Orders.job("ship1"));
            assertThat(store.waiting(0, 1).get(0).number()).isGreaterThan(first);
        }
    }

    @Test
    void leavesEndedAndAbandonedCommandsOutOfWhatIsOpen() {
        try (Store store = open()) {
            Composition job = Orders.job("ship1", "ship2");
            List<CommandParcel> parcels = save(store, job);
            CommandProgress first =
                    CommandProgress.sending(parcels.get(0).command().id(), NOW);
            store.save(
                    first,
                    first.apply(new Fact.Abandoned(NOW, new OperatorName("ada")))
                            .progress());
            assertThat(store.open(job.job().id()))
                    .containsExactly(parcels.get(1).command().id());
            assertThat(store.commands(job.job().id())).hasSize(2);
            assertThat(store.ownOpen(0, 10)).hasSize(1);
        }
    }

    @Test
    void keepsACursorFromFallingBackWithinOneStream() {
        try (Store store = open()) {
            StreamName acks = StreamName.STEWARD_ACKS;
            store.saveCursor(acks, new JobStore.Cursor(NOW, 10, Optional.of(NOW)));
            store.saveCursor(acks, new JobStore.Cursor(NOW, 7, Optional.of(NOW)));
            assertThat(store.cursor(acks)).contains(new JobStore.Cursor(NOW, 10, Optional.of(NOW)));
            store.saveCursor(acks, new JobStore.Cursor(NOW.plusSeconds(1), 3, Optional.of(NOW)));
            assertThat(store.cursor(acks)).contains(new JobStore.Cursor(NOW.plusSeconds(1), 3, Optional.of(NOW)));
            store.streamLost(acks, new StreamIdentity(NOW.plusSeconds(1), 1, 2));
            assertThat(store.cursor(acks)).isEmpty();
        }
    }

    @Test
    void findsJobsByTextAndPagesThroughThem() {
        try (Store store = open();
                History history = History.open(file())) {
            List<Composition> jobs = IntStream.range(0, 5)
                    .mapToObj(n -> Orders.job("ship" + n, "100%_sure"))
                    .toList();
            jobs.forEach(job -> save(store, job));
            assertThat(history.jobs(Optional.empty(), Optional.of("SHIP3"), Optional.empty(), true, 10))
                    .extracting(found -> found.job().id())
                    .containsExactly(jobs.get(3).job().id());
            assertThat(history.jobs(Optional.empty(), Optional.of("0%_s"), Optional.empty(), true, 10))
                    .hasSize(5);
            assertThat(history.jobs(Optional.empty(), Optional.of("0x_s"), Optional.empty(), true, 10))
                    .isEmpty();
            assertThat(history.jobs(Optional.empty(), Optional.of("uptime"), Optional.empty(), true, 10))
                    .hasSize(5);
            assertThat(history.jobs(Optional.of(jobs.get(2).job().id()), Optional.empty(), Optional.empty(), true, 1))
                    .extracting(found -> found.job().id())
                    .containsExactly(jobs.get(1).job().id());
        }
    }

    @Test
    void keepsAcksThatComeBeforeTheirCommandOnce() {
        try (Store store = open()) {
            CommandParcel parcel = Orders.job("ship1").commands().get(0);
            Ack ack = SomeFacts.ack(parcel.command(), CommandState.RECEIVED, 1, NOW);
            assertThat(store.keepEarly(ack, parcel.payload())).isTrue();
            assertThat(store.keepEarly(ack, parcel.payload())).isFalse();
        }
    }

    @Test
    void savesTenThousandCommandsInOneTransaction() {
        String[] names = IntStream.range(0, 10_000).mapToObj(n -> "node" + n).toArray(String[]::new);
        long composing = System.nanoTime();
        Composition job = Orders.job(names);
        long composed = System.nanoTime();
        try (Store store = open();
                History history = History.open(file())) {
            long saving = System.nanoTime();
            save(store, job);
            long saved = System.nanoTime();
            List<CommandStatus> read = history.commandsOf(job.job().id());
            long done = System.nanoTime();
            assertThat(read).hasSize(10_000);
            System.out.println("10,000 commands: composed and signed in " + millis(composed - composing) + ", saved in "
                    + millis(saved - saving) + ", read in " + millis(done - saved));
        }
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + " ms";
    }

    private Path imageOfTheDisk() {
        try {
            Path image = Files.createTempDirectory(folder, "image").resolve("store.db");
            Files.copy(file(), image);
            for (String part : List.of("-wal", "-shm")) {
                Path beside = Path.of(file() + part);
                if (Files.exists(beside)) {
                    Files.copy(beside, Path.of(image + part));
                }
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CommandParcel> save(Store store, Composition job) {
        store.transaction(() -> add(store, job));
        return job.commands();
    }

    private static void add(Store store, Composition job) {
        store.addJob(job.job());
        for (CommandParcel parcel : job.commands()) {
            CommandId id = parcel.command().id();
            assertThat(store.addCommand(parcel, CommandProgress.sending(id, NOW), true))
                    .isTrue();
            store.enqueue(id, 0);
        }
    }

    private Path file() {
        return folder.resolve("store.db");
    }

    private Store open() {
        return Store.open(file(), Store.Limits.USUAL);
    }
}
