package steward.agent.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import steward.agent.ledger.LedgerException.Kind;

/**
 * The folder with the ledger's file: opened by one agent at a time, checked, and put aside when it is damaged, so that a
 * unit comes up again after a torn write. Write-ahead log, every commit synced to disk.
 */
final class LedgerFile implements AutoCloseable {
    /** The name of the fact that counts the changes of commands. */
    static final String CHANGES = "changes";

    private static final String NAME = "ledger.db";
    private static final String DAMAGED = ".damaged-";
    /** SQLite's result codes SQLITE_CORRUPT and SQLITE_NOTADB. */
    private static final int CORRUPT = 11;

    private static final int NOT_A_DATABASE = 26;

    /** SQLITE_PERM, SQLITE_READONLY and SQLITE_CANTOPEN. */
    private static final Set<Integer> WRONG_PLACE = Set.of(3, 8, 14);

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Sql sql;
    private final Optional<Path> damaged;

    private LedgerFile(Path folder, FileChannel lockFile, FileLock lock, Sql sql, Optional<Path> damaged) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
        this.sql = sql;
        this.damaged = damaged;
    }

    /** @param disk what stands between the ledger and its file */
    static LedgerFile open(Path folder, UnaryOperator<Connection> disk) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new LedgerException(
                        Kind.IN_USE,
                        "another agent uses the folder " + folder
                                + ": stop it, or give this agent a folder of its own with the key 'data'");
            }
            try {
                return openLocked(folder, lockFile, lock, disk);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LedgerException(
                    Kind.UNUSABLE,
                    "the ledger's folder " + folder + " cannot be used: " + e
                            + "; let this user write there, or name another folder with the key 'data'",
                    e);
        }
    }

    Sql sql() {
        return sql;
    }

    /** Where a damaged ledger was put aside, when there was one. */
    Optional<Path> damaged() {
        return damaged;
    }

    /** Whether a damaged ledger lies beside this one: put aside now, or by an agent that died soon after. */
    boolean hasDamaged() {
        String[] aside = folder.toFile().list((dir, name) -> name.startsWith(NAME + DAMAGED));
        return aside != null && aside.length > 0;
    }

    @Override
    public void close() {
        sql.close();
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new LedgerException(
                    Kind.FAILED,
                    "the lock of the ledger's folder " + folder + " cannot be released: " + e
                            + "; it is free when this program has ended",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static LedgerFile openLocked(
            Path folder, FileChannel lockFile, FileLock lock, UnaryOperator<Connection> disk) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            return new LedgerFile(folder, lockFile, lock, connect(file, disk), Optional.empty());
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw cannotOpen(file, e);
            }
            Path aside = putAside(file);
            try {
                return new LedgerFile(folder, lockFile, lock, connect(file, disk), Optional.of(aside));
            } catch (SQLException again) {
                throw cannotOpen(file, again);
            }
        }
    }

    private static boolean isDamage(SQLException e) {
        return e.getErrorCode() == CORRUPT || e.getErrorCode() == NOT_A_DATABASE;
    }

    private static LedgerException cannotOpen(Path file, SQLException e) {
        boolean isWrongPlace = WRONG_PLACE.contains(e.getErrorCode() & 0xff);
        return new LedgerException(
                isWrongPlace ? Kind.UNUSABLE : Kind.FAILED,
                "the ledger " + file + " cannot be opened: " + e.getMessage()
                        + "; see that its folder can be written and its disk has room",
                e);
    }

    private static Sql connect(Path file, UnaryOperator<Connection> disk) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA journal_size_limit = 16777216");
            statement.execute("PRAGMA cache_size = -2048");
            check(statement);
            migrate(file, statement);
            checkRows(statement);
            compare(Witness.of(folderOf(file)), statement);
            return new Sql(file, disk.apply(connection));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String said = result.next() ? result.getString(1) : "nothing";
            if (!said.equals("ok")) {
                throw damage("integrity_check says: " + said);
            }
        }
    }

    private static SQLException damage(String what) {
        return new SQLException(what, null, CORRUPT);
    }

    private static void checkRows(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT " + RowSum.COLUMNS + ", sum FROM command WHERE sum IS NOT NULL")) {
            while (rows.next()) {
                if (RowSum.of(rows) != rows.getLong("sum")) {
                    throw damage("command " + rows.getString("id") + " is not as it was written");
                }
            }
        }
    }

    /** Whether it knows of everything that was ever confirmed. */
    private static void compare(Optional<Witness.Word> word, Statement statement) throws SQLException {
        String id = fact(statement, "id");
        long changes = Long.parseLong("0" + fact(statement, CHANGES));
        if (word.isPresent() && word.get().ledger().equals(id) && word.get().changes() > changes) {
            throw damage(
                    "it knows of " + changes + " changes, and " + word.get().changes() + " were confirmed");
        }
    }

    private static String fact(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT value FROM fact WHERE name = '" + name + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    private static void migrate(Path file, Statement statement) throws SQLException {
        int version;
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            version = result.next() ? result.getInt(1) : 0;
        }
        if (version > LedgerSchema.VERSION) {
            throw new LedgerException(
                    Kind.UNUSABLE,
                    "the ledger " + file + " was written by a newer agent (schema " + version + ", this one knows "
                            + LedgerSchema.VERSION + "): install that version again");
        }
        for (List<String> step : LedgerSchema.from(version)) {
            for (String line : step) {
                statement.execute(line);
            }
        }
    }

    private static Path putAside(Path file) throws IOException {
        String suffix = DAMAGED + Instant.now().toString().replace(':', '-');
        Path aside = file.resolveSibling(NAME + suffix);
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        for (String part : List.of("-wal", "-shm")) {
            Path beside = file.resolveSibling(NAME + part);
            if (Files.exists(beside)) {
                Files.move(beside, file.resolveSibling(NAME + suffix + part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return aside;
    }
}
