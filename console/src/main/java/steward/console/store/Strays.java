package steward.console.store;

import java.util.List;
import steward.codec.MessageCodec;
import steward.console.job.Refusal;
import steward.message.Ack;
import steward.message.Bytes;
import steward.message.CommandId;

/** Acks that have no command here: some come before it, some refuse what nobody here has sent. */
final class Strays {
    /** The most acks that wait for their command; the oldest are dropped. */
    static final int MOST_EARLY = 100_000;
    /** The most refusals that are kept; the oldest are dropped. */
    static final int MOST_REFUSALS = 1_000;

    private final Database database;

    Strays(Database database) {
        this.database = database;
    }

    boolean keepEarly(Ack ack, Bytes payload) {
        int added = database.update(
                "INSERT INTO early_ack (ack, command, payload) VALUES (?, ?, ?) ON CONFLICT (ack) DO NOTHING",
                ack.id(),
                ack.command(),
                payload);
        database.update("DELETE FROM early_ack WHERE n <= (SELECT max(n) FROM early_ack) - ?", MOST_EARLY);
        return added > 0;
    }

    List<Ack> takeEarly(CommandId id) {
        List<Ack> kept = database.list(
                row -> (Ack) MessageCodec.decode(row.getBytes("payload")),
                "SELECT payload FROM early_ack WHERE command = ? ORDER BY n",
                id);
        if (!kept.isEmpty()) {
            database.update("DELETE FROM early_ack WHERE command = ?", id);
        }
        return kept;
    }

    void keep(Refusal refusal) {
        database.update(
                "INSERT INTO refusal (ack, stored_at, payload) VALUES (?, ?, ?) ON CONFLICT (ack) DO NOTHING",
                refusal.ack().id(),
                refusal.storedAt(),
                MessageCodec.encode(refusal.ack()));
        database.update("DELETE FROM refusal WHERE n <= (SELECT max(n) FROM refusal) - ?", MOST_REFUSALS);
    }

    List<Refusal> refusals(int limit) {
        return database.list(
                row -> new Refusal((Ack) MessageCodec.decode(row.getBytes("payload")), Nanos.at(row, "stored_at")),
                "SELECT * FROM refusal ORDER BY n DESC LIMIT ?",
                limit);
    }
}
