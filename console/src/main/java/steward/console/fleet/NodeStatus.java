package steward.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import steward.message.NodeName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.ProcessStatus;

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
        return said.isStale(heardAt, now) ? Contact.STALE : Contact.ONLINE;
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
        for (Cell cell : cells) {
            if (cell.column().equals(column)) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    /** Commands that the node has received and that wait there to start; 0 where no presence is known. */
    public int queued() {
        int queued = 0;
        for (ProcessStatus process : processes()) {
            queued += process.queued();
        }
        return queued;
    }

    /** Commands that run there now; 0 where no presence is known. */
    public int running() {
        int running = 0;
        for (ProcessStatus process : processes()) {
            running += process.running();
        }
        return running;
    }

    /** The processes that it told of. */
    List<ProcessStatus> processes() {
        return presence.isPresent() ? presence.get().processes() : List.of();
    }
}
