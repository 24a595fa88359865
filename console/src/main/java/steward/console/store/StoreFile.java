package steward.console.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.sqlite.SQLiteConfig;

/**
 * Opens the store's file: write-ahead log, every commit synced to disk, and the schema of this version, so that several
 * programs can use it at the same time.
 */
final class StoreFile {
    /** The schema that this code reads and writes. Schema n is reached by running {@code schema-1.sql} to n in turn. */
    static final int SCHEMA = 4;

    private static final int BUSY_LIMIT_MILLIS = 10_000;
    private static final int LOG_LIMIT_BYTES = 16 * 1024 * 1024;
    private static final int SQLITE_BUSY = 5;
    private static final int PRIMARY_CODE = 0xff;
    private static final int MOST_TRIES = 100;

    private StoreFile() {}

    /** @param disk what stands between the store and its file */
    static Database open(Path file, UnaryOperator<Connection> disk) {
        try {
            Connection connection = connect(file);
            try {
                migrate(file, connection);
                index(connection);
                return new Database(file, disk.apply(connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "the store " + file + " cannot be opened: " + e.getMessage()
                            + "; see that its folder can be written, or move the file away to begin anew",
                    e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_LIMIT_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(LOG_LIMIT_BYTES);
        config.setCacheSize(-8 * 1024);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            useLog(statement);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Where several programs make the file at once, SQLite refuses all but one of them without the wait that they asked
     * for; it does wait for the right to write, and after that they ask again.
     */
    private static void useLog(Statement statement) throws SQLException {
        for (int tries = 1; true; tries++) {
            try {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if ((e.getErrorCode() & PRIMARY_CODE) != SQLITE_BUSY || tries == MOST_TRIES) {
                    throw e;
                }
            }
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
        }
    }

    private static void migrate(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (version(statement) == SCHEMA) {
                return;
            }
            statement.execute("BEGIN IMMEDIATE");
            try {
                int version = version(statement);
                if (version > SCHEMA) {
                    throw new StoreException("the store " + file + " was written by a newer Steward (schema " + version
                            + ", this one reads " + SCHEMA + "): use that version, or another --home");
                }
                for (int next = version + 1; next <= SCHEMA; next++) {
                    run(statement, script(next));
                }
                statement.execute("PRAGMA user_version = " + SCHEMA);
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    /** Means nothing to what is stored, so that it needs no schema of its own: other versions read and write with it. */
    private static void index(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE INDEX IF NOT EXISTS confirmation_place ON confirmation (stream, sequence)");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private static void run(Statement statement, String script) throws SQLException {
        for (String part : script.split(";\n")) {
            boolean isEmpty = Arrays.stream(part.split("\n")).allMatch(line -> line.isBlank() || line.startsWith("--"));
            if (!isEmpty) {
                statement.execute(part);
            }
        }
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream script = StoreFile.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read from the program", e);
        }
    }
}
