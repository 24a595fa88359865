package steward.console.store;

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
import steward.console.job.CommandParcel;
import steward.console.job.Orders;
import steward.message.Ack;
import steward.message.Bytes;
import steward.message.CommandState;

/** A store on a disk that is full, and then is not. */
class StoreFullDiskTest {
    private static final int NO_MORE_PAGES = 1;
    private static final int MANY_PAGES = 1_000_000;

    @Test
    void goesOnOnceThereIsRoomAgain(@TempDir Path folder) throws SQLException {
        AtomicReference<Connection> disk = new AtomicReference<>();
        CommandParcel parcel = Orders.job("ship1").commands().get(0);
        Ack ack = SomeFacts.ack(parcel.command(), CommandState.RUNNING, 2, Orders.NOW);
        Bytes large = Bytes.copyOf(new byte[100_000]);
        try (Store store = Store.open(folder.resolve("store.db"), Store.Limits.USUAL, connection -> {
            disk.set(connection);
            return connection;
        })) {
            size(disk, NO_MORE_PAGES);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> store.transaction(() -> store.keepEarly(ack, large)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("full");
            }
            size(disk, MANY_PAGES);
            store.transaction(() -> assertThat(store.keepEarly(ack, large)).isTrue());
            assertThat(store.keepEarly(ack, large)).isFalse();
        }
    }

    private static void size(AtomicReference<Connection> disk, int pages) throws SQLException {
        try (Statement statement = Objects.requireNonNull(disk.get()).createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }
}
