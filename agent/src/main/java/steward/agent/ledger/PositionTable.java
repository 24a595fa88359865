package steward.agent.ledger;

import java.util.Map;
import java.util.TreeMap;
import steward.agent.unit.SourcePosition;

/** How far each event source has got with what it reads. */
final class PositionTable {
    private final Sql sql;

    PositionTable(Sql sql) {
        this.sql = sql;
    }

    void put(SourcePosition position) {
        if (position.value().isPresent()) {
            sql.update(
                    "INSERT OR REPLACE INTO position (source, name, value) VALUES (?, ?, ?)",
                    position.source(),
                    position.name(),
                    position.value().get());
        } else {
            sql.update("DELETE FROM position WHERE source = ? AND name = ?", position.source(), position.name());
        }
    }

    Map<String, String> of(String source) {
        Map<String, String> positions = new TreeMap<>();
        sql.list(
                row -> positions.put(row.getString(1), row.getString(2)),
                "SELECT name, value FROM position WHERE source = ?",
                source);
        return positions;
    }
}
