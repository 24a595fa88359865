package steward.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The disk under one program's database, between the program and SQLite: the program may die at each statement, a write or
 * a sync may fail, and what was being committed when the power went may be on disk whole, in part, or not at all. What was
 * committed before stays.
 */
final class Disk implements UnaryOperator<Connection> {
    private static final int IO_ERROR = 10;
    private static final int FULL = 13;
    private static final String WAL = "-wal";

    private final Path file;
    private final Program program;
    private final DoubleSupplier failing;
    private final Dice dice;
    private Optional<Connection> real = Optional.empty();
    private boolean inTransaction;
    private Optional<Torn> torn = Optional.empty();

    /** @param failing how probable it is now that a write fails */
    Disk(Path file, Program program, DoubleSupplier failing, Dice dice) {
        this.file = file;
        this.program = program;
        this.failing = failing;
        this.dice = dice;
    }

    @Override
    public Connection apply(Connection connection) {
        real = Optional.of(connection);
        return proxy(Connection.class, connection, "");
    }

    /** The program is gone: what it had not committed is, too. */
    void powerOff() {
        Optional<Path> image = torn.map(Disk::image);
        real.ifPresent(Disk::close);
        real = Optional.empty();
        image.ifPresent(this::restore);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T proxy(Class<T> type, T target, String sql) {
        InvocationHandler handler = (self, method, arguments) -> call(target, method, arguments, sql);
        return type.cast(Proxy.newProxyInstance(Disk.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments, String sql)
            throws Throwable {
        String name = method.getName();
        if (name.equals("close") && target instanceof Connection) {
            powerOff();
            return null;
        }
        if (name.equals("executeUpdate")) {
            return write((PreparedStatement) target, sql);
        }
        try {
            @Nullable Object result = method.invoke(target, arguments);
            if (name.equals("prepareStatement") && arguments != null && result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, statement, String.valueOf(arguments[0]));
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private int write(PreparedStatement statement, String sql) throws SQLException {
        boolean begins = sql.startsWith("BEGIN");
        boolean rollsBack = sql.startsWith("ROLLBACK");
        boolean commits = sql.startsWith("COMMIT") || (!inTransaction && !begins && !rollsBack);
        program.step(sql);
        if (!rollsBack && dice.chance(failing.getAsDouble())) {
            throw trouble(sql);
        }
        if (!commits || begins || rollsBack) {
            int changed = statement.executeUpdate();
            inTransaction = begins || (inTransaction && !rollsBack);
            return changed;
        }
        long before = walSize();
        int changed = statement.executeUpdate();
        inTransaction = false;
        try {
            program.step("after " + sql);
        } catch (Crash e) {
            long after = walSize();
            if (after > before && dice.chance(0.5)) {
                torn = Optional.of(new Torn(file, before + (long) (dice.below(1_000) / 1_000.0 * (after - before))));
            }
            throw e;
        }
        return changed;
    }

    /** SQLite may give up the transaction by itself then. */
    private SQLException trouble(String sql) throws SQLException {
        if (inTransaction && dice.chance(0.5)) {
            try (Statement rollback = real.orElseThrow().createStatement()) {
                rollback.execute("ROLLBACK");
            }
            inTransaction = false;
        }
        return dice.chance(0.5)
                ? new SQLException("disk I/O error at " + sql, "", IO_ERROR)
                : new SQLException("database or disk is full at " + sql, "", FULL);
    }

    private long walSize() {
        Path wal = beside(file, WAL);
        try {
            return Files.exists(wal) ? Files.size(wal) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path image(Torn torn) {
        Path image = beside(torn.file, ".image");
        try {
            Files.copy(torn.file, image, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(beside(torn.file, WAL), beside(image, WAL), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel wal = FileChannel.open(beside(image, WAL), StandardOpenOption.WRITE)) {
                wal.truncate(torn.upTo);
                wal.write(ByteBuffer.wrap("torn".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), torn.upTo);
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restore(Path image) {
        try {
            Files.deleteIfExists(beside(file, WAL));
            Files.deleteIfExists(beside(file, "-shm"));
            Files.move(image, file, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside(image, WAL), beside(file, WAL), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** The log reaches only that far. */
    private record Torn(Path file, long upTo) {}
}
