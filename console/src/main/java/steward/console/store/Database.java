package steward.console.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;

/** One connection to the store's file, its statements prepared once. For one thread at a time. */
final class Database implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean inTransaction;

    Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Does it all or nothing; on disk when this returns. Takes the one right to write first. */
    void transaction(Runnable work) {
        if (inTransaction) {
            work.run();
            return;
        }
        update("BEGIN IMMEDIATE");
        inTransaction = true;
        try {
            work.run();
            update("COMMIT");
        } catch (Throwable e) {
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
            statement.setObject(i + 1, column(values[i]));
        }
        return statement;
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.toArray();
        }
        if (value instanceof Instant instant) {
            return Nanos.of(instant);
        }
        if (value instanceof Number || value == null || value instanceof byte[] || value instanceof Boolean) {
            return value;
        }
        return value.toString();
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

    private void rollBack(Throwable cause) {
        try {
            update("ROLLBACK");
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private StoreException failed(SQLException e) {
        return new StoreException(
                "the store " + file + " failed: " + e.getMessage()
                        + "; see that its folder can be written and its disk has room",
                e);
    }

    /** Makes a value of the row that it is shown. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
