package steward.console.store;

import java.util.Optional;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.OutputChunk;

/** Output that was read, kept within a bound: the chunks that were kept first go first, and are counted. */
final class Chunks {
    /** The most bytes that are kept. */
    static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final String KEPT_BYTES = "chunk_bytes";
    private static final String DROPPED = "dropped_chunks";
    private static final int DROPPED_AT_ONCE = 16;

    private final Database database;
    private final Facts facts;
    private final long mostBytes;

    Chunks(Database database, Facts facts, long mostBytes) {
        this.database = database;
        this.facts = facts;
        this.mostBytes = mostBytes;
    }

    void keep(OutputChunk chunk, Bytes payload) {
        database.transaction(() -> {
            int added = database.update(
                    "INSERT INTO chunk (command, run, number, bytes, payload) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (command, run, number) DO NOTHING",
                    chunk.command(),
                    chunk.run(),
                    chunk.number(),
                    payload.length(),
                    payload);
            if (added > 0) {
                facts.add(KEPT_BYTES, payload.length());
                makeRoom();
            }
        });
    }

    Optional<OutputChunk> find(CommandId command, int run, int number) {
        return database.first(
                row -> (OutputChunk) MessageCodec.decode(row.getBytes("payload")),
                "SELECT payload FROM chunk WHERE command = ? AND run = ? AND number = ?",
                command,
                run,
                number);
    }

    /** How many of the command's chunks of that run are kept. */
    int count(CommandId command, int run) {
        return Math.toIntExact(
                database.number("SELECT count(*) FROM chunk WHERE command = ? AND run = ?", command, run));
    }

    /** The last run of which a chunk is kept; 0 for none. */
    int lastRun(CommandId command) {
        return Math.toIntExact(database.number("SELECT max(run) FROM chunk WHERE command = ?", command));
    }

    long dropped() {
        return facts.get(DROPPED);
    }

    private void makeRoom() {
        while (facts.get(KEPT_BYTES) > mostBytes) {
            String oldest = " FROM chunk ORDER BY n LIMIT " + DROPPED_AT_ONCE;
            long bytes = database.number("SELECT sum(bytes) FROM (SELECT bytes" + oldest + ")");
            int count = database.update("DELETE FROM chunk WHERE n IN (SELECT n" + oldest + ")");
            facts.add(KEPT_BYTES, -bytes);
            facts.add(DROPPED, count);
        }
    }
}
