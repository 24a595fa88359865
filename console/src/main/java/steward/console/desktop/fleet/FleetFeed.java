package steward.console.desktop.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.engine.Update;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeStatus;
import steward.console.job.Undelivered;

/**
 * The newest snapshot of the fleet, brought to the thread that paints once per pulse at most, and once a second so that
 * ages grow. Lives as long as the connection; views listen while they are open.
 */
public final class FleetFeed implements AutoCloseable {
    /** How many seconds of the rate of answers are remembered. */
    public static final int RATE_SECONDS = 60;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Link link;
    private final Crossing crossing;
    private final Worker worker;
    private final Bus.Subscription updates;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final double[] rate = new double[RATE_SECONDS];
    private volatile boolean closed;
    private Fleet fleet;
    private Instant now;
    private int online;
    private Backlog backlog = Backlog.NONE;

    public FleetFeed(Link link, Crossing crossing, Worker worker) {
        this.link = link;
        this.crossing = crossing;
        this.worker = worker;
        fleet = link.fleet();
        now = link.now();
        online = online(fleet, now);
        updates = link.onUpdate(this::updated);
        worker.after(TICK, this::tick);
    }

    private void updated(Update update) {
        answers.addAndGet(update.commands().size());
        changed.set(true);
        crossing.refresh(this, this::show);
    }

    private void tick() {
        if (closed) {
            return;
        }
        if (changed.getAndSet(false)) {
            link.undelivered().whenComplete(this::waiting);
        }
        long heard = answers.getAndSet(0);
        int counted = online(link.fleet(), link.now());
        crossing.run(() -> {
            online = counted;
            System.arraycopy(rate, 1, rate, 0, rate.length - 1);
            rate[rate.length - 1] = heard;
            show();
        });
        worker.after(TICK, this::tick);
    }

    /** What could not be read is asked for again a second later. */
    private void waiting(@Nullable List<Undelivered> listed, @Nullable Throwable failure) {
        if (listed == null) {
            changed.set(true);
            return;
        }
        Backlog next = Backlog.of(listed);
        crossing.run(() -> {
            backlog = next;
            show();
        });
    }

    private static int online(Fleet fleet, Instant now) {
        int count = 0;
        for (NodeStatus node : fleet.nodes()) {
            if (node.isOnline(now)) {
                count++;
            }
        }
        return count;
    }

    private void show() {
        fleet = link.fleet();
        now = link.now();
        listeners.forEach(Listener::onFleet);
    }

    /** The snapshot of this pulse. */
    public Fleet fleet() {
        return fleet;
    }

    /** The broker's time of this pulse. */
    public Instant now() {
        return now;
    }

    /** How many nodes were online at the last second. */
    public int online() {
        return online;
    }

    /** What no node has confirmed to have, as of the last second or two. */
    Backlog backlog() {
        return backlog;
    }

    /** Commands whose progress changed, per second, oldest first. */
    public double[] rate() {
        return rate.clone();
    }

    /** Tells the listener of every new snapshot and of every second, on the thread that paints. */
    public Bus.Subscription listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen: for tests that nothing is left behind. */
    int listening() {
        return listeners.size();
    }

    @Override
    public void close() {
        closed = true;
        updates.close();
    }

    /** Hears of snapshots. */
    public interface Listener {
        /** There is a new snapshot, or time has passed. */
        void onFleet();
    }
}
