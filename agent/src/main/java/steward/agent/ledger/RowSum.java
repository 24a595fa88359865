package steward.agent.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;

/** A sum over a row of commands: SQLite's own check sees damage to its structure, not to what stands in it. */
final class RowSum {
    /** What {@link #of(ResultSet)} reads. */
    static final String COLUMNS = "id, state, open, sequence, run, started_at, keep_until, payload, last_ack";

    private final CRC32 crc = new CRC32();

    private RowSum() {}

    static long of(
            String id,
            String state,
            boolean open,
            long sequence,
            int run,
            @Nullable String startedAt,
            long keepUntil,
            Bytes payload,
            Bytes lastAck) {
        RowSum sum = new RowSum();
        sum.add(id + " " + state + " " + open + " " + sequence + " " + run + " " + startedAt + " " + keepUntil);
        sum.crc.update(payload.toArray());
        sum.crc.update(lastAck.toArray());
        return sum.crc.getValue();
    }

    static long of(ResultSet row) throws SQLException {
        return of(
                String.valueOf(row.getString("id")),
                String.valueOf(row.getString("state")),
                row.getBoolean("open"),
                row.getLong("sequence"),
                row.getInt("run"),
                row.getString("started_at"),
                row.getLong("keep_until"),
                bytes(row, "payload"),
                bytes(row, "last_ack"));
    }

    /** Where damage made it something else, there are none. */
    private static Bytes bytes(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? Bytes.empty() : Bytes.copyOf(bytes);
    }

    private void add(String text) {
        crc.update(text.getBytes(UTF_8));
    }
}
