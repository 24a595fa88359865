package steward.console.desktop.fleet;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Worker;
import steward.console.filter.Vocabulary;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeSubject;

/**
 * The words that nodes use of themselves, for completion and for the choice of columns and groups: collected behind the
 * screen, anew when they are asked for and the fleet has changed.
 */
public final class Words implements AutoCloseable {
    private final FleetFeed feed;
    private final Worker worker;
    private final Crossing crossing;
    private final Bus.Subscription listening;
    private Vocabulary vocabulary = Vocabulary.of(List.of());
    private long version = -1;
    private boolean collecting;

    public Words(FleetFeed feed, Worker worker, Crossing crossing) {
        this.feed = feed;
        this.worker = worker;
        this.crossing = crossing;
        listening = feed.listen(this::onFleet);
        collect();
    }

    /** The vocabulary as last collected; begins to collect it anew where it is old. */
    public Vocabulary vocabulary() {
        if (version != feed.fleet().version()) {
            collect();
        }
        return vocabulary;
    }

    /** Names of labels that any node has. */
    public NavigableSet<String> labels() {
        return new TreeSet<>(vocabulary().labels().keySet());
    }

    /** Names of facts that any node has. */
    public NavigableSet<String> facts() {
        return new TreeSet<>(vocabulary().facts().keySet());
    }

    /** The first nodes that come bring words that nobody has asked for yet. */
    private void onFleet() {
        if (vocabulary.names().isEmpty() && !feed.fleet().nodes().isEmpty()) {
            collect();
        }
    }

    private void collect() {
        if (collecting) {
            return;
        }
        collecting = true;
        Fleet fleet = feed.fleet();
        Instant now = feed.now();
        worker.run(() -> {
            Vocabulary collected = Vocabulary.of(fleet.nodes().stream()
                    .map(node -> new NodeSubject(node, now))
                    .toList());
            crossing.run(() -> {
                vocabulary = collected;
                version = fleet.version();
                collecting = false;
            });
        });
    }

    @Override
    public void close() {
        listening.close();
    }
}
