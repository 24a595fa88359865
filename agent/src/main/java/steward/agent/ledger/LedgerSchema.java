package steward.agent.ledger;

import java.util.List;
import steward.message.Severity;

/** The tables of a ledger, and how those of an older agent become them: each step is one transaction. */
final class LedgerSchema {
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "BEGIN",
                    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE TABLE command (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
                            + " state TEXT NOT NULL, open INTEGER NOT NULL, stored INTEGER NOT NULL,"
                            + " sequence INTEGER NOT NULL, run INTEGER NOT NULL, started_at TEXT,"
                            + " keep_until INTEGER NOT NULL, payload BLOB NOT NULL, last_ack BLOB NOT NULL)",
                    "CREATE INDEX command_open ON command (number) WHERE open",
                    "CREATE INDEX command_keep ON command (keep_until) WHERE NOT open",
                    "CREATE TABLE recall (id TEXT PRIMARY KEY, operator TEXT NOT NULL, keep_until INTEGER NOT NULL)",
                    "CREATE TABLE outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL,"
                            + " subject TEXT NOT NULL, dedupe_id TEXT NOT NULL, payload BLOB NOT NULL)",
                    "CREATE INDEX outbox_lane ON outbox (lane, number)",
                    "PRAGMA user_version = 1",
                    "COMMIT"),
            List.of("BEGIN", "ALTER TABLE command ADD COLUMN sum INTEGER", "PRAGMA user_version = 2", "COMMIT"),
            List.of(
                    "BEGIN",
                    "ALTER TABLE outbox ADD COLUMN severity INTEGER",
                    "UPDATE outbox SET severity = " + Severity.ERROR.number() + " WHERE lane = 'EVENT'",
                    "CREATE INDEX outbox_severity ON outbox (severity DESC, number) WHERE severity IS NOT NULL",
                    "CREATE TABLE position (source TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (source, name))"
                            + " WITHOUT ROWID",
                    "PRAGMA user_version = 3",
                    "COMMIT"),
            List.of(
                    "BEGIN",
                    "CREATE TABLE schedule (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
                            + " payload BLOB NOT NULL, key TEXT NOT NULL, signature BLOB NOT NULL, up_to TEXT,"
                            + " gap_from TEXT, gap_to TEXT, last_run TEXT, last_planned TEXT,"
                            + " runs INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0)",
                    "PRAGMA user_version = 4",
                    "COMMIT"));

    /** The schema that this agent knows. */
    static final int VERSION = STEPS.size();

    private LedgerSchema() {}

    /** What is still to be done to a file of that version. */
    static List<List<String>> from(int version) {
        return STEPS.subList(version, VERSION);
    }
}
