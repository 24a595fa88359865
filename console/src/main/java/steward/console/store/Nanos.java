package steward.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Instants as nanoseconds since 1970. What lies beyond the year 2262 is kept as the last instant that fits. */
final class Nanos {
    private static final long PER_SECOND = 1_000_000_000L;
    private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

    private Nanos() {}

    static long of(Instant instant) {
        long second = instant.getEpochSecond();
        if (second > LAST_SECOND) {
            return Long.MAX_VALUE;
        }
        return second < -LAST_SECOND ? Long.MIN_VALUE : second * PER_SECOND + instant.getNano();
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return instant(row.getLong(column));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    static Optional<Instant> maybeAt(ResultSet row, String column) throws SQLException {
        Instant instant = at(row, column);
        return row.wasNull() ? Optional.empty() : Optional.of(instant);
    }
}
