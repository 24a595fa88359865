package steward.console.desktop.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.fleet.Fleet;
import steward.console.fleet.FleetModel;
import steward.console.fleet.NodeStatus;
import steward.message.NodeName;
import steward.message.Presence;

/**
 * What was seen of the nodes beside their newest presence: the last change of each thing that they say of themselves,
 * and in which quarters of an hour they were heard. Begins with what was known before the connection and lives as long
 * as the desktop. Looks at the fleet at most once a second, on the worker. Safe for all threads.
 */
public final class NodeMemory implements AutoCloseable {
    /** The most nodes whose changes are remembered; those that changed longest ago are forgotten first. */
    public static final int MOST_NODES = 5_000;
    /** The most changes that are remembered of a node, one per thing that it says; the oldest are forgotten first. */
    public static final int MOST_CHANGES = 100;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Link link;
    private final Worker worker;
    private final Watch watch;
    private final Bus.Subscription updates;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final List<NodeStatus> seen = new ArrayList<>();
    private final ContactRing heard = new ContactRing(FleetModel.MOST_NODES);
    private final Map<NodeName, Map<Said.Key, FactChange>> changes = new LinkedHashMap<>();

    public NodeMemory(Link link, Worker worker) {
        this.link = link;
        this.worker = worker;
        compare(link.known());
        watch = new Watch(link, worker);
        updates = link.onUpdate(update -> plan());
        plan();
    }

    private void plan() {
        if (planned.compareAndSet(false, true)) {
            worker.after(PAUSE, () -> {
                planned.set(false);
                look();
            });
        }
    }

    /** Looks at the newest snapshot now. */
    void look() {
        compare(link.fleet());
    }

    /** A node that did not change is the same object in both snapshots, so this is quick. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized void compare(Fleet fleet) {
        List<NodeStatus> nodes = fleet.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            NodeStatus now = nodes.get(i);
            @Nullable NodeStatus before = i < seen.size() ? seen.get(i) : null;
            if (now != before) {
                heard.mark(i, now.heardAt());
                if (before != null) {
                    seen.set(i, now);
                    compare(before, now);
                } else {
                    seen.add(now);
                }
            }
        }
    }

    private void compare(NodeStatus before, NodeStatus now) {
        Optional<Presence> old = before.presence();
        Optional<Presence> said = now.presence();
        if (old.isEmpty() || said.isEmpty() || saysTheSame(old.get(), said.get())) {
            return;
        }
        Map<Said.Key, String> was = Said.byKey(Said.of(old.get()));
        Map<Said.Key, String> is = Said.byKey(Said.of(said.get()));
        Set<Said.Key> keys = new HashSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (Said.Key key : keys) {
            if (!Objects.equals(was.get(key), is.get(key))) {
                remember(
                        now.name(),
                        key,
                        new FactChange(
                                Optional.ofNullable(was.get(key)),
                                Optional.ofNullable(is.get(key)),
                                said.get().at()));
            }
        }
    }

    private static boolean saysTheSame(Presence a, Presence b) {
        return a.facts().equals(b.facts())
                && a.labels().equals(b.labels())
                && a.addresses().equals(b.addresses())
                && a.methods().equals(b.methods())
                && a.version().equals(b.version())
                && a.host().equals(b.host())
                && a.bootId().equals(b.bootId());
    }

    private void remember(NodeName node, Said.Key key, FactChange change) {
        @Nullable Map<Said.Key, FactChange> known = changes.remove(node);
        Map<Said.Key, FactChange> ofNode = known == null ? new LinkedHashMap<>() : known;
        ofNode.remove(key);
        ofNode.put(key, change);
        forgetOldest(ofNode, MOST_CHANGES);
        changes.put(node, ofNode);
        forgetOldest(changes, MOST_NODES);
    }

    private static <K, V> void forgetOldest(Map<K, V> map, int most) {
        if (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** The last changes of what the node says. */
    synchronized Map<Said.Key, FactChange> changes(NodeName node) {
        @Nullable Map<Said.Key, FactChange> known = changes.get(node);
        return known == null ? Map.of() : Map.copyOf(known);
    }

    /** Where the node stands among those that were seen; nothing where it was not. */
    synchronized OptionalInt place(NodeName node) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).name().equals(node)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the node at that place was heard in that quarter of an hour, as far as was seen here. */
    synchronized boolean heardIn(int place, long quarter) {
        return heard.was(place, quarter);
    }

    /** Whether this desktop was connected throughout that quarter, so that who was not heard in it was silent. */
    boolean watched(long quarter) {
        return watch.throughout(quarter);
    }

    @Override
    public void close() {
        updates.close();
        watch.close();
    }

    /** When this desktop was connected. */
    private static final class Watch implements AutoCloseable {
        private static final Duration TICK = Duration.ofSeconds(10);
        private static final Duration ENOUGH = Duration.ofMinutes(14);

        private final Link link;
        private final Worker worker;
        private final Bus.Subscription connection;
        private final Map<Long, Duration> seconds = new LinkedHashMap<>();
        private volatile boolean connected;
        private volatile boolean closed;

        Watch(Link link, Worker worker) {
            this.link = link;
            this.worker = worker;
            connection = link.onConnection(state -> connected = state.connected());
            worker.after(TICK, this::tick);
        }

        private void tick() {
            if (closed) {
                return;
            }
            if (connected) {
                add(link.now());
            }
            worker.after(TICK, this::tick);
        }

        private synchronized void add(Instant now) {
            seconds.merge(ContactRing.quarter(now), TICK, Duration::plus);
            forgetOldest(seconds, ContactRing.REACH);
        }

        synchronized boolean throughout(long quarter) {
            return seconds.getOrDefault(quarter, Duration.ZERO).compareTo(ENOUGH) >= 0;
        }

        @Override
        public void close() {
            closed = true;
            connection.close();
        }
    }
}
