package steward.agent.ledger;

import java.nio.file.Path;
import steward.agent.unit.LedgerEntry;
import steward.message.TimeOrderedIds;

/** Enters commands until the disk takes no more, and says which it was told were entered. A program of its own. */
final class SmallDisk {
    private static final int MANY = 100_000;

    private SmallDisk() {}

    /** @param arguments the folder */
    public static void main(String... arguments) {
        Entries entries = new Entries();
        try (SqliteLedger ledger =
                new SqliteLedger(Path.of(arguments[0]), LedgerLimits.standard(1 << 20), new TimeOrderedIds())) {
            for (int i = 0; i < MANY; i++) {
                LedgerEntry entry = entries.received("x".repeat(100_000));
                int count = ledger.openCount();
                try {
                    ledger.enter(entry, entries.ack(entry));
                    System.out.println(entry.command().id());
                } catch (LedgerException e) {
                    boolean asBefore = ledger.openCount() == count
                            && ledger.outboxCount() == count
                            && ledger.find(entry.command().id()).isEmpty();
                    System.out.println((asBefore ? "unchanged, " : "CHANGED, ") + e.getMessage());
                    return;
                }
            }
        }
        System.out.println("the disk was never full");
    }
}
