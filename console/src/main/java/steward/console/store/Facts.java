package steward.console.store;

import java.util.Optional;
import steward.bus.StreamName;
import steward.console.job.JobStore;

/** Single numbers, and how far each stream was taken in. */
final class Facts {
    private final Database database;

    Facts(Database database) {
        this.database = database;
    }

    long get(String name) {
        return database.number("SELECT value FROM fact WHERE name = ?", name);
    }

    Optional<Long> find(String name) {
        return database.first(row -> row.getLong(1), "SELECT value FROM fact WHERE name = ?", name);
    }

    void set(String name, long value) {
        database.update("INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", name, value);
    }

    void add(String name, long difference) {
        database.update(
                "INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value",
                name,
                difference);
    }

    Optional<JobStore.Cursor> cursor(StreamName stream) {
        return database.first(
                row -> new JobStore.Cursor(
                        Nanos.at(row, "stream"), row.getLong("sequence"), Nanos.maybeAt(row, "stored_at")),
                "SELECT stream, sequence, stored_at FROM cursor WHERE name = ?",
                stream);
    }

    void saveCursor(StreamName stream, JobStore.Cursor cursor) {
        database.update(
                "INSERT INTO cursor VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET stream = excluded.stream,"
                        + " sequence = excluded.sequence, stored_at = excluded.stored_at"
                        + " WHERE excluded.stream <> stream OR excluded.sequence > sequence",
                stream,
                cursor.stream(),
                cursor.sequence(),
                cursor.storedAt().orElse(null));
    }

    void forgetCursor(StreamName stream) {
        database.update("DELETE FROM cursor WHERE name = ?", stream);
    }
}
