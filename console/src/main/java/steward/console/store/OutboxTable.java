package steward.console.store;

import java.util.List;
import steward.console.job.JobStore;
import steward.message.CommandId;

/** The commands that must still reach the broker. */
final class OutboxTable {
    private final Database database;

    OutboxTable(Database database) {
        this.database = database;
    }

    /** Sending again counts once, however many programs decide on it at the same time. */
    void enqueue(CommandId id, int attempt) {
        if (attempt > 0) {
            int raised = database.update(
                    "UPDATE command SET attempts = ?1 WHERE id = ?2 AND attempts < ?1", attempt, id.toString());
            if (raised == 0) {
                return;
            }
        }
        database.update(
                "INSERT INTO outbox (command, attempt) SELECT n, ? FROM command WHERE id = ?"
                        + " ON CONFLICT (command) DO NOTHING",
                attempt,
                id);
    }

    List<JobStore.Waiting> waiting(long afterNumber, int limit) {
        return database.list(
                row -> new JobStore.Waiting(row.getLong("number"), Commands.parcel(row), row.getInt("attempt")),
                "SELECT outbox.n AS number, attempt, payload, key, signature FROM outbox"
                        + " JOIN command ON command.n = outbox.command WHERE outbox.n > ? ORDER BY outbox.n LIMIT ?",
                afterNumber,
                limit);
    }

    void dequeue(List<Long> numbers) {
        numbers.forEach(number -> database.update("DELETE FROM outbox WHERE n = ?", number));
    }

    void dequeue(CommandId id, int attempt) {
        database.update(
                "DELETE FROM outbox WHERE command = (SELECT n FROM command WHERE id = ?) AND attempt <= ?",
                id,
                attempt);
    }

    int size() {
        return Math.toIntExact(database.number("SELECT count(*) FROM outbox"));
    }
}
