package steward.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.unit.LedgerEntry;
import steward.bus.Confirmation;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.CommandState;
import steward.message.Output;
import steward.message.TimeOrderedIds;
import steward.outbox.Lane;
import steward.outbox.OutboxStore.Confirmed;

/** How much a ledger holds, and what it does about more. */
class LedgerBoundsTest {
    private static final int OUTPUT = 10_000;
    private static final LedgerLimits LIMITS = new LedgerLimits(1 << 20, 100, 1 << 20, 20_000, 10, 50_000);

    private final Entries entries = new Entries();
    private final Path folder;
    private SqliteLedger ledger;

    LedgerBoundsTest(@TempDir Path folder) {
        this.folder = folder;
        ledger = open();
    }

    private SqliteLedger open() {
        return new SqliteLedger(folder, LIMITS, new TimeOrderedIds());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private LedgerEntry end(String line, String written) {
        LedgerEntry open = entries.received(line);
        ledger.enter(open, entries.ack(open));
        LedgerEntry ended = entries.succeeded(open, written);
        ledger.advance(ended, entries.ack(ended));
        return ended;
    }

    @Test
    void anEndedCommandIsRememberedWithoutItsArguments() {
        LedgerEntry ended = end("x".repeat(900_000), "done");

        LedgerEntry found = ledger.find(ended.command().id()).orElseThrow();

        assertThat(found.state()).isEqualTo(CommandState.SUCCEEDED);
        assertThat(found.lastAck()).isEqualTo(ended.lastAck());
        assertThat(found.command().address()).isEqualTo(ended.command().address());
        assertThat(found.command().arguments()).isEqualTo(Attributes.none());
        assertThat(found.payload().length()).isLessThan(1000);
    }

    @Test
    void anOpenCommandKeepsItsExactBytes() {
        LedgerEntry open = entries.received("x".repeat(900_000));
        ledger.enter(open, entries.ack(open));

        assertThat(ledger.find(open.command().id())).contains(open);
    }

    @Test
    void theOldestEndedCommandsGiveUpTheirOutputAndSaySo() {
        List<LedgerEntry> ended = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ended.add(end("true", "x".repeat(OUTPUT)));
        }

        assertThat(bytesOfAcks(ended)).isLessThanOrEqualTo(LIMITS.endedOutputBytes());
        Output oldest = outputOf(ended.get(0));
        assertThat(oldest.stdout().bytes()).isEqualTo(OUTPUT);
        assertThat(oldest.cutBytes()).isEqualTo(OUTPUT);
        assertThat(oldest.segments()).isEmpty();
        Output newest = outputOf(ended.get(8));
        assertThat(newest.cutBytes()).isZero();
        assertThat(newest.isInline()).isTrue();
        assertThat(ended)
                .allMatch(
                        entry -> ledger.find(entry.command().id()).orElseThrow().state() == CommandState.SUCCEEDED);
    }

    private long bytesOfAcks(List<LedgerEntry> ended) {
        return ended.stream()
                .mapToLong(entry -> ledger.find(entry.command().id())
                        .orElseThrow()
                        .lastAck()
                        .length())
                .sum();
    }

    private Output outputOf(LedgerEntry entry) {
        Bytes ack = ledger.find(entry.command().id()).orElseThrow().lastAck();
        return ((Ack) MessageCodec.decode(ack.toArray())).output().orElseThrow();
    }

    @Test
    void isFullOfEndedCommandsUntilSomeMayBeForgotten() {
        for (int i = 0; i < 9; i++) {
            end("true", "");
        }
        confirmAll();
        assertThat(ledger.full()).isEmpty();
        LedgerEntry last = end("true", "");
        confirmAll();
        assertThat(ledger.full()).hasValueSatisfying(why -> assertThat(why).contains("ended commands"));
        ledger.close();
        ledger = open();
        assertThat(ledger.full()).isPresent();

        assertThat(ledger.forget(Entries.KEEP_UNTIL.plusSeconds(1))).isEqualTo(10);

        assertThat(ledger.full()).isEmpty();
        assertThat(ledger.find(last.command().id())).isEmpty();
    }

    @Test
    void takesRepeatedAnswersOnlyWhileThereIsRoomAndOthersAlways() {
        LedgerEntry open = entries.received("true");
        ledger.enter(open, entries.ack(open));
        int taken = 1;
        while (ledger.put(Lane.CONTROL, entries.ack(open))) {
            taken++;
            assertThat(taken).isLessThan(1000);
        }
        assertThat(ledger.outboxCount()).isEqualTo(taken);
        assertThat(ledger.full()).hasValueSatisfying(why -> assertThat(why).contains("answers"));

        LedgerEntry ended = entries.succeeded(open, "");
        ledger.advance(ended, entries.ack(ended));

        assertThat(ledger.outboxCount()).isEqualTo(taken + 1);
        confirmAll();
        assertThat(ledger.full()).isEmpty();
        assertThat(ledger.put(Lane.CONTROL, entries.ack(open))).isTrue();
    }

    private void confirmAll() {
        ledger.confirmed(ledger.waiting(Lane.CONTROL, 0, 10_000).stream()
                .map(entry -> new Confirmed(entry, new Confirmation(1, false)))
                .toList());
        assertThat(ledger.waiting(Lane.CONTROL, 0, 1)).isEmpty();
    }
}
