package steward.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.unit.LedgerEntry;
import steward.message.CommandId;
import steward.message.TimeOrderedIds;

/** What becomes of a ledger on a disk that damages, refuses, fills up or loses the end of what was written. */
class LedgerFileTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private final Entries entries = new Entries();

    private SqliteLedger open() {
        return open(folder);
    }

    private static SqliteLedger open(Path folder) {
        return new SqliteLedger(folder, LedgerLimits.standard(1 << 20), new TimeOrderedIds());
    }

    private List<CommandId> fill(SqliteLedger ledger, int count) {
        List<CommandId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LedgerEntry entry = entries.received("x".repeat(2000));
            ledger.enter(entry, entries.ack(entry));
            ids.add(entry.command().id());
        }
        return ids;
    }

    private Path file() {
        return folder.resolve("ledger.db");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void putsADamagedLedgerAsideAndMakesANewOne(int page) throws IOException {
        try (SqliteLedger ledger = open()) {
            fill(ledger, 50);
        }
        overwrite(file(), (long) page * PAGE, PAGE);
        byte[] damaged = Files.readAllBytes(file());

        try (SqliteLedger ledger = open()) {
            assertThat(ledger.isBlank()).isTrue();
            assertThat(ledger.damaged().orElseThrow()).hasBinaryContent(damaged).hasParent(folder);
            fill(ledger, 1);
        }
        try (SqliteLedger ledger = open()) {
            assertThat(ledger.damaged()).isEmpty();
            assertThat(ledger.openCount()).isEqualTo(1);
        }
    }

    @Test
    void leavesTheLedgerOfANewerAgentAlone() throws Exception {
        List<CommandId> ids;
        try (SqliteLedger ledger = open()) {
            ids = fill(ledger, 3);
        }
        schema(99);

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("schema 99")
                .hasMessageContaining("install that version again");

        schema(LedgerSchema.VERSION);
        try (SqliteLedger ledger = open()) {
            assertThat(ledger.open(10)).isEqualTo(ids);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(found -> found.getFileName().toString())).noneMatch(name -> name.contains("damaged"));
        }
    }

    private void schema(int version) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + version);
        }
    }

    @Test
    void saysWhichFolderCannotBeUsed() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));
        Path readOnly = Path.of("/proc/steward");
        Path noLock = folder.resolve("no-lock");
        Files.createDirectories(noLock.resolve("lock"));
        for (Path bad : List.of(noFolder, readOnly, noLock)) {
            assertThatThrownBy(() -> open(bad))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("the ledger's folder " + bad + " cannot be used");
        }
        Path noFile = folder.resolve("no-file");
        Files.createDirectories(noFile.resolve("ledger.db"));
        assertThatThrownBy(() -> open(noFile))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(noFile.resolve("ledger.db") + " cannot be opened")
                .hasMessageContaining("can be written");
    }

    @Test
    void belongsToOneAgentAtATime() {
        SqliteLedger ledger = open();
        assertThatThrownBy(this::open).hasMessageContaining("another agent uses the folder " + folder);
        ledger.close();
        open().close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.9999, 0.9, 0.5, 0.1, 0.001, 0})
    void keepsAllBeforeTheTearWhenTheEndOfTheLogIsTorn(double share) throws IOException {
        Path copy = folder.resolve("copy");
        List<CommandId> ids = tornCopy(copy, share);

        try (SqliteLedger ledger = open(copy)) {
            List<CommandId> left = ledger.open(100);
            assertThat(ledger.damaged()).isEmpty();
            assertThat(left).isEqualTo(ids.subList(0, left.size()));
            assertThat(left.size()).isBetween((int) (share * ids.size()) - 2, ids.size());
            assertThat(ledger.outboxCount()).isEqualTo(left.size());
            fill(ledger, 1);
        }
    }

    @Test
    void keepsAllBeforeWhatIsNotWhatWasWrittenToTheLog() throws IOException {
        Path copy = folder.resolve("copy");
        List<CommandId> ids = tornCopy(copy, 1);
        Path log = copy.resolve("ledger.db-wal");
        overwrite(log, Files.size(log) / 2, 100);

        try (SqliteLedger ledger = open(copy)) {
            List<CommandId> left = ledger.open(100);
            assertThat(ledger.damaged()).isEmpty();
            assertThat(left).isEqualTo(ids.subList(0, left.size()));
            assertThat(left).hasSizeBetween(ids.size() / 3, ids.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9999, 0.9, 0.5, 0.001, 0})
    void putsALedgerAsideThatLostWhatItHadConfirmed(double share) throws IOException {
        Path copy = folder.resolve("copy");
        tornCopy(copy, share);
        Files.copy(folder.resolve("witness"), copy.resolve("witness"));

        try (SqliteLedger ledger = open(copy)) {
            assertThat(ledger.isBlank()).isTrue();
            assertThat(ledger.lacksFloor()).isTrue();
            fill(ledger, 1);
        }
        try (SqliteLedger ledger = open(copy)) {
            assertThat(ledger.damaged()).isEmpty();
            assertThat(ledger.openCount()).isEqualTo(1);
        }
    }

    @Test
    void keepsALedgerThatIsCompleteHoweverOftenItsAgentDied() throws IOException {
        Path copy = folder.resolve("copy");
        List<CommandId> ids = tornCopy(copy, 1);
        Files.copy(folder.resolve("witness"), copy.resolve("witness"));

        try (SqliteLedger ledger = open(copy)) {
            assertThat(ledger.damaged()).isEmpty();
            assertThat(ledger.open(100)).isEqualTo(ids);
        }
    }

    @Test
    void knowsThatThereWasALedgerWhichWasDeleted() throws IOException {
        try (SqliteLedger ledger = open()) {
            assertThat(ledger.lacksFloor()).isFalse();
            fill(ledger, 1);
        }
        Files.delete(file());

        try (SqliteLedger ledger = open()) {
            assertThat(ledger.isBlank()).isTrue();
            assertThat(ledger.lacksFloor()).isTrue();
        }
    }

    @Test
    void putsALedgerAsideOfWhichOneLetterIsAnother() throws IOException {
        List<CommandId> ids;
        try (SqliteLedger ledger = open()) {
            ids = fill(ledger, 10);
        }
        String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
        String row = ids.get(3) + "RECEIVED";
        for (String altered : List.of(
                text.replace(row, "x" + row.substring(1)),
                text.replace(row, ids.get(3) + "DECEIVED"),
                text.replace("xxxxxxxx", "xxxxyxxx"))) {
            assertThat(altered).isNotEqualTo(text);
            Path copy = Files.createTempDirectory(folder, "altered");
            Files.writeString(copy.resolve("ledger.db"), altered, StandardCharsets.ISO_8859_1);

            try (SqliteLedger ledger = open(copy)) {
                assertThat(ledger.damaged()).isPresent();
                assertThat(ledger.lacksFloor()).isTrue();
            }
        }
    }

    /** The files as they are on disk after a power failure that left that share of the log. */
    private List<CommandId> tornCopy(Path copy, double share) throws IOException {
        Files.createDirectories(copy);
        try (SqliteLedger ledger = open()) {
            List<CommandId> ids = fill(ledger, 40);
            Files.copy(file(), copy.resolve("ledger.db"));
            byte[] log = Files.readAllBytes(folder.resolve("ledger.db-wal"));
            Files.write(copy.resolve("ledger.db-wal"), Arrays.copyOf(log, (int) (log.length * share)));
            return ids;
        }
    }

    @Test
    void aFullDiskLosesNothingThatWasEntered() throws Exception {
        Path said = folder.resolve("said");
        Path data = folder.resolve("data");
        Process program = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 16000; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallDisk.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(said);
        String end = lines.get(lines.size() - 1);
        assertThat(end).startsWith("unchanged, the ledger " + data.resolve("ledger.db") + " failed:");

        try (SqliteLedger ledger = open(data)) {
            assertThat(ledger.damaged()).isEmpty();
            assertThat(ledger.open(lines.size()))
                    .hasSizeGreaterThan(10)
                    .extracting(CommandId::toString)
                    .containsExactlyElementsOf(lines.subList(0, lines.size() - 1));
        }
    }

    private static void overwrite(Path file, long position, int length) throws IOException {
        byte[] junk = new byte[length];
        Arrays.fill(junk, (byte) 0xA5);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(junk), position);
        }
    }
}
