package steward.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.unit.LedgerEntry;
import steward.message.TimeOrderedIds;

/** A ledger on a disk that is full, and then is not. */
class LedgerFullDiskTest {
    private static final int NO_MORE_PAGES = 1;
    private static final int MANY_PAGES = 1_000_000;

    @Test
    void goesOnOnceThereIsRoomAgain(@TempDir Path folder) throws SQLException {
        AtomicReference<Connection> disk = new AtomicReference<>();
        Entries entries = new Entries();
        try (SqliteLedger ledger =
                new SqliteLedger(folder, LedgerLimits.standard(1 << 20), new TimeOrderedIds(), connection -> {
                    disk.set(connection);
                    return connection;
                })) {
            LedgerEntry entry = entries.received("x".repeat(100_000));
            size(disk, NO_MORE_PAGES);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> ledger.enter(entry, entries.ack(entry)))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("full");
            }
            assertThat(ledger.find(entry.command().id())).isEmpty();
            size(disk, MANY_PAGES);
            ledger.enter(entry, entries.ack(entry));
            assertThat(ledger.find(entry.command().id())).isPresent();
        }
    }

    private static void size(AtomicReference<Connection> disk, int pages) throws SQLException {
        try (Statement statement = Objects.requireNonNull(disk.get()).createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }
}
