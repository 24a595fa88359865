package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.Event;
import steward.message.NodeName;
import steward.message.Severity;
import steward.message.TimeOrderedIds;
import steward.outbox.Lane;
import steward.testing.SimLoop;
import steward.time.BrokerClock;

/** Events that had to give way are told, each once, across restarts. */
class DroppedEventsTest {
    private static final LedgerLimits LIMITS = LedgerLimits.standard(1 << 20).withEvents(10, 1 << 20);

    @TempDir
    private Path folder;

    private final SimLoop loop = new SimLoop();
    private final SimLoop.Mortal first = loop.mortal();
    private final SimLoop.Mortal second = loop.mortal();
    private int number;

    @Test
    void theirCountIsAnEventAtOnceThenOnceAMinuteAndNeverTwice() {
        try (SqliteLedger ledger = ledger()) {
            UnitEvents events = events(ledger, first);
            put(ledger, Severity.INFO, 8);
            events.tellOfDropped();
            assertThat(told(ledger)).isEmpty();

            put(ledger, Severity.DEBUG, 5);
            events.tellOfDropped();
            put(ledger, Severity.INFO, 7);
            events.tellOfDropped();
            assertThat(told(ledger)).containsExactly(Map.of("debug", 3L));

            loop.advance(DroppedEvents.ROUND.plusSeconds(1));
            assertThat(told(ledger)).hasSize(2);
            loop.advance(Duration.ofMinutes(5));
            assertThat(told(ledger)).as("telling calls for no telling").hasSize(2);
            assertThat(told(ledger).get(1)).containsEntry("debug", 2L).containsKey("info");
        }
        try (SqliteLedger ledger = ledger()) {
            first.kill();
            events(ledger, second).tellOfDropped();
            loop.advance(Duration.ofMinutes(5));
            long all = told(ledger).stream()
                    .flatMap(counts -> counts.values().stream())
                    .mapToLong(Long.class::cast)
                    .sum();
            long dropped = ledger.droppedEvents().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(all).as("all but the one that the last count displaced").isEqualTo(dropped - 1);
        }
    }

    private SqliteLedger ledger() {
        return new SqliteLedger(folder, LIMITS, new TimeOrderedIds());
    }

    private UnitEvents events(SqliteLedger ledger, SimLoop.Mortal program) {
        BrokerClock time = new BrokerClock(loop.clock(), Optional.empty());
        return new UnitEvents(
                new NodeName("ship1"), program, ledger, time, new TimeOrderedIds(), new Tally(), () -> {});
    }

    private void put(SqliteLedger ledger, Severity severity, int count) {
        for (int i = 0; i < count; i++) {
            Parcel parcel = new Parcel("ship1.event.filetail.nginx", Bytes.ofUtf8("{}"), Map.of(), "e" + number++);
            ledger.putEvents(List.of(new WaitingEvent(severity, parcel)), List.of());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> told(SqliteLedger ledger) {
        return ledger.waiting(Lane.EVENT, 0, 100).stream()
                .filter(entry -> entry.parcel().subject().contains(".error."))
                .map(entry ->
                        (Event) MessageCodec.decode(entry.parcel().payload().toArray()))
                .map(event -> (Map<String, Object>) event.data().get("dropped").orElseThrow())
                .toList();
    }
}
