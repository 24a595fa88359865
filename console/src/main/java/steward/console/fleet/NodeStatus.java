package steward.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import steward.message.NodeName;
import steward.message.Presence;
import steward.message.PresenceState;

/**
 * What is known of one node. Age and staleness depend on the hour, so they are asked for with the broker's time, such as
 * {@link Fleet#now()}.
 *
 * @param name of the node
 * @param presence what it last said of itself
 * @param heardAt when the broker last stored anything from it: a presence or an ack; by the broker's clock
 * @param cells the last ack on each subject, by column, at most {@link #MOST_CELLS}
 */
public record NodeStatus(NodeName name, Optional<Presence> presence, Instant heardAt, List<Cell> cells) {
    /** The most cells that are kept of a node; the ones answered longest ago go first, and are counted. */
    public static final int MOST_CELLS = 256;

    public NodeStatus {
        cells = List.copyOf(cells);
    }

    /** How the node stands at this time of the broker's clock. */
    public Contact contact(Instant now) {
        if (presence.isEmpty()) {
            return Contact.UNANNOUNCED;
        }
        Presence said = presence.get();
        if (said.state() == PresenceState.STOPPED) {
            return Contact.STOPPED;
        }
        Duration limit = said.period().multipliedBy(Presence.STALE_AFTER_PERIODS);
        return now.isAfter(heardAt.plus(limit)) ? Contact.STALE : Contact.ONLINE;
    }

    /** Whether the node may be taken to get a command within moments. */
    public boolean isOnline(Instant now) {
        return contact(now) == Contact.ONLINE;
    }

    /** How long ago the broker last had anything from it. */
    public Duration age(Instant now) {
        Duration age = Duration.between(heardAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The last ack in that column. */
    public Optional<Cell> cell(Column column) {
        return cells.stream().filter(cell -> cell.column().equals(column)).findFirst();
    }

    /** Commands that the node has received and that wait there to start; 0 where no presence is known. */
    public int queued() {
        return presence.map(said -> said.processes().stream()
                        .mapToInt(process -> process.queued())
                        .sum())
                .orElse(0);
    }

    /** Commands that run there now; 0 where no presence is known. */
    public int running() {
        return presence.map(said -> said.processes().stream()
                        .mapToInt(process -> process.running())
                        .sum())
                .orElse(0);
    }
}
