package steward.console.desktop.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import steward.bus.Bus;
import steward.bus.ConnectionState;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.engine.Health;
import steward.console.store.Dropped;

/** Whether the broker can be reached, and how the engine is, asked once a second. For the thread that paints. */
public final class LinkModel implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Link link;
    private final Crossing crossing;
    private final Worker worker;
    private final Bus.Subscription following;
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper everConnected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Health> health;
    private volatile boolean closed;

    public LinkModel(Link link, Crossing crossing, Worker worker) {
        this.link = link;
        this.crossing = crossing;
        this.worker = worker;
        health = new ReadOnlyObjectWrapper<>(new Health(
                false, "", Optional.empty(), 0, 0, Optional.empty(), Dropped.NOTHING, Optional.empty(), List.of(), 0));
        following = link.onConnection(state -> crossing.refresh(this, () -> show(state)));
        ask();
    }

    private void show(ConnectionState state) {
        connected.set(state.connected());
        if (state.connected()) {
            everConnected.set(true);
        }
        askOnce();
    }

    private void ask() {
        if (!closed) {
            askOnce();
            worker.after(PAUSE, this::ask);
        }
    }

    private void askOnce() {
        link.health()
                .thenAccept(answer -> crossing.run(() -> {
                    health.set(answer);
                    connected.set(answer.connected());
                    if (answer.connected()) {
                        everConnected.set(true);
                    }
                }));
    }

    /** Whether the broker can be reached. */
    public ReadOnlyBooleanProperty connected() {
        return connected.getReadOnlyProperty();
    }

    /** Whether it could be reached at any time since the start: before, nothing is wrong yet. */
    public ReadOnlyBooleanProperty everConnected() {
        return everConnected.getReadOnlyProperty();
    }

    /** As of the last second. */
    public ReadOnlyObjectProperty<Health> health() {
        return health.getReadOnlyProperty();
    }

    /** Up to when what is shown is complete, where that is known. */
    public Optional<Instant> asOf() {
        return health.get().asOf();
    }

    @Override
    public void close() {
        closed = true;
        following.close();
    }
}
