package steward.agent.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;

/**
 * One connection to one SQLite file, its statements prepared once. What fails becomes a {@link LedgerException}. For one
 * thread.
 */
final class Sql implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean inTransaction;

    Sql(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Does it all or nothing; on disk when this returns. Nested calls belong to the outermost. */
    void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return true;
        });
    }

    /** The same, and gives what the work gives. */
    <T> T transaction(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        inTransaction = true;
        try {
            update("BEGIN IMMEDIATE");
            T result = work.get();
            update("COMMIT");
            return result;
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        } finally {
            inTransaction = false;
        }
    }

    int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            forget(sql, e);
            throw failed(e);
        }
    }

    <T> List<T> list(RowReader<T> reader, String sql, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            forget(sql, e);
            throw failed(e);
        }
    }

    <T> Optional<T> first(RowReader<T> reader, String sql, @Nullable Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    long number(String sql, @Nullable Object... values) {
        return first(row -> row.getLong(1), sql, values).orElse(0L);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Bytes bytes ? bytes.toArray() : value);
        }
        return statement;
    }

    /** The driver closes a statement that failed: the next one is prepared anew. */
    private void forget(String sql, SQLException cause) {
        @Nullable PreparedStatement broken = statements.remove(sql);
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private void rollBack(RuntimeException cause) {
        try {
            update("ROLLBACK");
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private LedgerException failed(SQLException e) {
        return new LedgerException(
                LedgerException.Kind.FAILED,
                "the ledger " + file + " failed: " + e.getMessage()
                        + "; see that its disk has room and no errors, and that nothing else writes to the file",
                e);
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
