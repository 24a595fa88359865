package steward.console.desktop.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import steward.bus.Bus;
import steward.console.desktop.events.EventLog;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.PacedReading;
import steward.console.desktop.link.Worker;
import steward.console.engine.Update;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandStatus;
import steward.message.NodeName;

/**
 * One node, live: its commands are read anew at most twice a second while something in the fleet changes. For the thread
 * that paints.
 */
final class NodeModel implements AutoCloseable {
    /** The most commands that are shown, ended ones included. */
    static final int MOST_COMMANDS = 200;
    /** The most waiting commands that are shown. */
    static final int MOST_WAITING = 500;
    /** The most events that are kept. */
    static final int MOST_EVENTS = 500;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration REACH = Duration.ofHours(24);

    private final NodeName name;
    private final FleetFeed feed;
    private final Crossing crossing;
    private final NodeMemory memory;
    private final Bus.Subscription updates;
    private final Bus.Subscription listening;
    private final EventLog events;
    private final PacedReading<Commands> reading;
    private final ReadOnlyObjectWrapper<Optional<NodeStatus>> status;
    private final ReadOnlyObjectWrapper<Commands> commands =
            new ReadOnlyObjectWrapper<>(new Commands(List.of(), List.of()));
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private OptionalInt place = OptionalInt.empty();

    /**
     * What was asked of the node.
     *
     * @param newest newest first, ended ones included
     * @param waiting that have not ended, oldest first
     */
    record Commands(List<CommandStatus> newest, List<CommandStatus> waiting) {
        Commands {
            newest = List.copyOf(newest);
            waiting = List.copyOf(waiting);
        }
    }

    NodeModel(NodeName name, Link link, FleetFeed feed, Worker worker, Crossing crossing, NodeMemory memory) {
        this.name = name;
        this.feed = feed;
        this.crossing = crossing;
        this.memory = memory;
        status = new ReadOnlyObjectWrapper<>(feed.fleet().node(name));
        now = new ReadOnlyObjectWrapper<>(feed.now());
        listening = feed.listen(this::onFleet);
        events = new EventLog(
                link,
                crossing,
                worker,
                Optional.empty(),
                event -> event.address().node().equals(name),
                REACH,
                MOST_EVENTS);
        reading = new PacedReading<>(
                () -> link.commandsFor(name, MOST_COMMANDS)
                        .thenCombine(link.waitingFor(name, MOST_WAITING), Commands::new),
                this::read,
                why -> failure.set(Optional.of(why)),
                () -> PAUSE,
                worker,
                crossing);
        updates = link.onUpdate(this::updated);
        reading.want();
    }

    private void onFleet() {
        status.set(feed.fleet().node(name));
        now.set(feed.now());
    }

    private void updated(Update update) {
        if (update.isPartial() || !update.commands().isEmpty() || !update.jobs().isEmpty()) {
            crossing.refresh(this, reading::want);
        }
    }

    private void read(Commands read) {
        failure.set(Optional.empty());
        commands.set(read);
    }

    NodeName name() {
        return name;
    }

    /** What is known of it, if anything. */
    ReadOnlyObjectProperty<Optional<NodeStatus>> status() {
        return status.getReadOnlyProperty();
    }

    /** The broker's time of this pulse; moves once a second at least. */
    ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Commands> commands() {
        return commands.getReadOnlyProperty();
    }

    /** Why its commands cannot be read, if they cannot. */
    ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What happened there within the last day. */
    EventLog events() {
        return events;
    }

    /** What it says differently than it did. */
    Map<Said.Key, FactChange> changes() {
        return memory.changes(name);
    }

    /** The newest order to each of its processes. */
    Map<String, ProcessOrder> orders() {
        return ProcessOrder.newest(commands.get().newest());
    }

    /** When it was in contact: presences that were seen here, commands that it received, events that the broker stored. */
    ContactStrip contact() {
        if (place.isEmpty()) {
            place = memory.place(name);
        }
        Set<Long> proven = new HashSet<>();
        status.get().ifPresent(known -> proven.add(ContactRing.quarter(known.heardAt())));
        commands.get().newest().forEach(command -> Trend.received(command)
                .ifPresent(at -> proven.add(ContactRing.quarter(at))));
        events.kept().forEach(row -> proven.add(ContactRing.quarter(row.storedAt())));
        return ContactStrip.of(
                now.get(),
                quarter -> proven.contains(quarter) || (place.isPresent() && memory.heardIn(place.getAsInt(), quarter)),
                memory::watched);
    }

    @Override
    public void close() {
        reading.close();
        updates.close();
        listening.close();
        events.close();
    }
}
