package steward.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import steward.codec.MessageCodec;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.lifecycle.UnitWord;
import steward.message.Ack;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.MessageId;
import steward.message.OperatorName;

/** What was said of each command: confirmations and words, and the rest of its progress. */
final class Histories {
    private final Database database;

    Histories(Database database) {
        this.database = database;
    }

    /** Writes what {@code after} has more, and removes what it has dropped. */
    void save(long command, CommandProgress before, CommandProgress after) {
        Set<UnitWord> words = new HashSet<>(before.words());
        after.words().stream().filter(word -> !words.remove(word)).forEach(word -> add(command, word));
        words.forEach(dropped -> database.update(
                "DELETE FROM word WHERE command = ? AND epoch = ? AND sequence = ? AND ack = ?",
                command,
                dropped.epoch(),
                dropped.sequence(),
                dropped.ack()));
        Set<Fact.Queued> confirmations = new HashSet<>(before.confirmations());
        after.confirmations().stream()
                .filter(queued -> !confirmations.remove(queued))
                .forEach(queued -> add(command, queued));
        confirmations.forEach(dropped -> database.update(
                "DELETE FROM confirmation WHERE command = ? AND stream = ? AND sequence = ?",
                command,
                dropped.stream(),
                dropped.sequence()));
    }

    /** The progress in a row of the commands. */
    CommandProgress progress(ResultSet row) throws SQLException {
        long command = row.getLong("n");
        byte @Nullable [] outcome = row.getBytes("outcome");
        @Nullable String cancel = row.getString("cancel");
        @Nullable String abandonedBy = row.getString("abandoned_by");
        return new CommandProgress(
                CommandId.parse(row.getString("id")),
                Nanos.at(row, "sent_at"),
                confirmations(command),
                words(command),
                outcome == null ? Optional.empty() : Optional.of((Ack) MessageCodec.decode(outcome)),
                cancel == null
                        ? Optional.empty()
                        : Optional.of(new Fact.CancelRequested(Nanos.at(row, "cancel_at"), CommandId.parse(cancel))),
                abandonedBy == null
                        ? Optional.empty()
                        : Optional.of(
                                new Fact.Abandoned(Nanos.at(row, "abandoned_at"), new OperatorName(abandonedBy))));
    }

    private List<UnitWord> words(long command) {
        return database.list(
                row -> new UnitWord(
                        row.getLong("epoch"),
                        row.getLong("sequence"),
                        MessageId.parse(row.getString("ack")),
                        CommandState.valueOf(row.getString("state")),
                        Nanos.at(row, "at"),
                        Optional.ofNullable(row.getString("reason"))),
                "SELECT * FROM word WHERE command = ? ORDER BY epoch, sequence, ack",
                command);
    }

    private List<Fact.Queued> confirmations(long command) {
        return database.list(
                row -> new Fact.Queued(
                        Nanos.at(row, "at"), Nanos.at(row, "stream"), row.getLong("sequence"), row.getInt("attempt")),
                "SELECT * FROM confirmation WHERE command = ? ORDER BY stream, sequence",
                command);
    }

    private void add(long command, UnitWord word) {
        database.update(
                "INSERT INTO word (command, epoch, sequence, ack, state, at, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                command,
                word.epoch(),
                word.sequence(),
                word.ack(),
                word.state(),
                word.at(),
                word.reason().orElse(null));
    }

    private void add(long command, Fact.Queued queued) {
        database.update(
                "INSERT INTO confirmation (command, stream, sequence, at, attempt) VALUES (?, ?, ?, ?, ?)",
                command,
                queued.stream(),
                queued.sequence(),
                queued.at(),
                queued.attempt());
    }
}
