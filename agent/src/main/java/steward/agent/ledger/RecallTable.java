package steward.agent.ledger;

import java.time.Instant;
import java.util.Optional;
import steward.agent.unit.Ledger;
import steward.message.CommandId;

/** The commands of a ledger that were recalled before they arrived. */
final class RecallTable {
    private final Sql sql;

    RecallTable(Sql sql) {
        this.sql = sql;
    }

    void put(CommandId command, Ledger.Recall recall) {
        sql.update(
                "INSERT OR REPLACE INTO recall (id, operator, keep_until) VALUES (?, ?, ?)",
                command.toString(),
                recall.operator(),
                recall.keepUntil().toEpochMilli());
    }

    Optional<Ledger.Recall> find(CommandId command) {
        return sql.first(
                row -> new Ledger.Recall(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                "SELECT operator, keep_until FROM recall WHERE id = ?",
                command.toString());
    }

    /** Forgets those whose time has passed. */
    int forget(Instant now) {
        return sql.update("DELETE FROM recall WHERE keep_until < ?", now.toEpochMilli());
    }
}
