package steward.console.store;

import java.util.List;
import steward.console.job.JobStore;
import steward.message.CommandId;
import steward.message.NodeName;

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
        return list("WHERE outbox.n > ? ORDER BY outbox.n LIMIT ?", afterNumber, limit);
    }

    List<JobStore.Waiting> waiting(NodeName node) {
        return list("WHERE command.node = ? AND command.open ORDER BY outbox.n", node);
    }

    private List<JobStore.Waiting> list(String where, Object... values) {
        return database.list(
                row -> new JobStore.Waiting(row.getLong("number"), Commands.parcel(row), row.getInt("attempt")),
                "SELECT outbox.n AS number, attempt, payload, key, signature FROM outbox"
                        + " JOIN command ON command.n = outbox.command " + where,
                values);
    }

    /** With new numbers, since a program that publishes one at this moment removes it by its number. */
    void sendLast(List<CommandId> ids) {
        for (CommandId id : ids) {
            database.update(
                    "REPLACE INTO outbox (command, attempt) SELECT command, attempt FROM outbox"
                            + " WHERE command = (SELECT n FROM command WHERE id = ?)",
                    id);
        }
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
