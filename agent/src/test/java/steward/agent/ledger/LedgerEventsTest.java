package steward.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.unit.SourcePosition;
import steward.agent.unit.WaitingEvent;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.message.Bytes;
import steward.message.Severity;
import steward.message.TimeOrderedIds;
import steward.outbox.Lane;
import steward.outbox.OutboxEntry;
import steward.outbox.OutboxStore.Confirmed;

/** Events and positions in a real ledger. */
class LedgerEventsTest {
    private static final LedgerLimits LIMITS = LedgerLimits.standard(1 << 20).withEvents(10, 10_000);

    @TempDir
    private Path folder;

    @Test
    void theOldestOfTheLeastSevereGiveWayAndAreCounted() {
        try (SqliteLedger ledger = ledger()) {
            put(ledger, Severity.DEBUG, "d1", "d2");
            put(ledger, Severity.ERROR, "e1", "e2", "e3", "e4");
            put(ledger, Severity.DEBUG, "d3");
            put(ledger, Severity.INFO, "i1", "i2", "i3");
            put(ledger, Severity.NOTICE, "n1", "n2", "n3", "n4");
            assertThat(ids(ledger)).containsExactly("e1", "e2", "e3", "e4", "i2", "i3", "n1", "n2", "n3", "n4");
            assertThat(ledger.droppedEvents()).isEqualTo(Map.of(Severity.DEBUG, 3L, Severity.INFO, 1L));

            put(ledger, Severity.DEBUG, "d4");

            assertThat(ids(ledger)).doesNotContain("d4").hasSize(10);
            assertThat(ledger.droppedEvents()).containsEntry(Severity.DEBUG, 4L);
            assertThat(ledger.outboxCount()).isEqualTo(10);
        }
        try (SqliteLedger again = ledger()) {
            assertThat(again.droppedEvents()).isEqualTo(Map.of(Severity.DEBUG, 4L, Severity.INFO, 1L));
            put(again, Severity.ALERT, "a1");
            assertThat(ids(again)).hasSize(10).contains("a1").doesNotContain("i2");
        }
    }

    @Test
    void bytesAreBoundedToo() {
        try (SqliteLedger ledger = ledger()) {
            put(ledger, Severity.INFO, "i1", "i2", "i3");
            ledger.putEvents(List.of(event(Severity.ERROR, "large", "x".repeat(9_997))), List.of());
            put(ledger, Severity.ERROR, "e1");
            assertThat(ids(ledger)).containsExactly("large", "e1");
            assertThat(ledger.droppedEvents()).isEqualTo(Map.of(Severity.INFO, 3L));
        }
    }

    @Test
    void whatWasConfirmedMakesRoom() {
        try (SqliteLedger ledger = ledger()) {
            put(ledger, Severity.INFO, "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10");
            ledger.confirmed(ledger.waiting(Lane.EVENT, 0, 4).stream()
                    .map(entry -> new Confirmed(entry, new Confirmation(1, false)))
                    .toList());
            put(ledger, Severity.INFO, "i11", "i12", "i13", "i14");
            assertThat(ids(ledger)).hasSize(10);
            assertThat(ledger.droppedEvents()).isEmpty();
        }
    }

    @Test
    void positionsAreThereWithTheirEventsOrNotAtAll() throws SQLException {
        AtomicReference<Connection> disk = new AtomicReference<>();
        LedgerLimits wide = LedgerLimits.standard(1 << 20);
        try (SqliteLedger ledger = new SqliteLedger(folder, wide, new TimeOrderedIds(), connection -> {
            disk.set(connection);
            return connection;
        })) {
            ledger.putEvents(List.of(event(Severity.INFO, "i1", "")), List.of(position("a", "1"), position("b", "1")));
            size(disk, 1);
            assertThatThrownBy(() -> ledger.putEvents(
                            List.of(event(Severity.INFO, "i2", "x".repeat(100_000))), List.of(position("a", "2"))))
                    .isInstanceOf(LedgerException.class);
            size(disk, 1_000_000);
            assertThat(ids(ledger)).containsExactly("i1");
            assertThat(ledger.positions("filetail.nginx")).isEqualTo(Map.of("a", "1", "b", "1"));
            ledger.putEvents(
                    List.of(),
                    List.of(new SourcePosition("filetail.nginx", "b", Optional.empty()), position("a", "3")));
        }
        try (SqliteLedger again = ledger()) {
            assertThat(again.positions("filetail.nginx")).isEqualTo(Map.of("a", "3"));
            assertThat(again.positions("filetail.other")).isEmpty();
        }
    }

    @Test
    void takesOverTheEventsOfAnOlderLedger() throws SQLException {
        ledger().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX outbox_severity");
            statement.execute("DROP TABLE schedule");
            statement.execute("DROP TABLE position");
            statement.execute("ALTER TABLE outbox DROP COLUMN severity");
            statement.execute("PRAGMA user_version = 2");
            statement.execute("INSERT INTO outbox (lane, subject, dedupe_id, payload)"
                    + " VALUES ('EVENT', 's', 'old', x'00'), ('CONTROL', 's', 'ack', x'00')");
        }
        try (SqliteLedger ledger = ledger()) {
            put(ledger, Severity.CRITICAL, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
            assertThat(ids(ledger)).hasSize(10).doesNotContain("old");
            assertThat(ledger.waiting(Lane.CONTROL, 0, 10)).hasSize(1);
        }
    }

    private SqliteLedger ledger() {
        return new SqliteLedger(folder, LIMITS, new TimeOrderedIds());
    }

    private static void put(SqliteLedger ledger, Severity severity, String... ids) {
        List<WaitingEvent> events = new ArrayList<>();
        for (String id : ids) {
            events.add(event(severity, id, "{}"));
        }
        ledger.putEvents(events, List.of());
    }

    private static WaitingEvent event(Severity severity, String id, String payload) {
        return new WaitingEvent(
                severity, new Parcel("ship1.event.filetail.nginx", Bytes.ofUtf8(payload), Map.of(), id));
    }

    private static SourcePosition position(String name, String value) {
        return new SourcePosition("filetail.nginx", name, Optional.of(value));
    }

    private static List<String> ids(SqliteLedger ledger) {
        return ledger.waiting(Lane.EVENT, 0, 100).stream()
                .map(OutboxEntry::parcel)
                .map(Parcel::dedupeId)
                .toList();
    }

    private static void size(AtomicReference<Connection> disk, int pages) throws SQLException {
        try (Statement statement = Objects.requireNonNull(disk.get()).createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }
}
