package steward.console.desktop.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.engine.EventListener;
import steward.console.engine.EventQuery;
import steward.message.Event;
import steward.message.MethodName;

/**
 * Events as they happen, newest first, at most so many: the oldest leave. What comes while the list is held still waits,
 * under the same bound, and is counted. Where the broker does not hand any over, the reason is known and it is tried
 * again. For the thread that paints.
 */
public final class EventLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Link link;
    private final Crossing crossing;
    private final Worker worker;
    private final Optional<MethodName> method;
    private final Predicate<Event> wanted;
    private final Duration reach;
    private final int most;
    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
    private final ObservableList<EventRow> readable = FXCollections.unmodifiableObservableList(rows);
    private final Deque<EventRow> all = new ArrayDeque<>();
    private final Deque<EventRow> waiting = new ArrayDeque<>();
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<EventRow.Level, Integer>> counts =
            new ReadOnlyObjectWrapper<>(new EnumMap<>(EventRow.Level.class));
    private final SimpleBooleanProperty caughtUp = new SimpleBooleanProperty();
    private final Object lock = new Object();
    private List<EventRow> incoming = new ArrayList<>();
    private Predicate<EventRow> shown = row -> true;
    private Bus.@Nullable Subscription subscription;
    private @Nullable EventRow newest;
    private boolean closed;

    /**
     * Begins to follow.
     *
     * @param method only events of this method
     * @param wanted only such events; asked on a thread of the engine
     * @param reach how far back to begin
     * @param most how many are kept
     */
    public EventLog(
            Link link,
            Crossing crossing,
            Worker worker,
            Optional<MethodName> method,
            Predicate<Event> wanted,
            Duration reach,
            int most) {
        this.link = link;
        this.crossing = crossing;
        this.worker = worker;
        this.method = method;
        this.wanted = wanted;
        this.reach = reach;
        this.most = most;
        held.addListener((observed, before, after) -> goOn());
        follow();
    }

    private void follow() {
        if (closed) {
            return;
        }
        Instant since = link.now().minus(reach);
        subscription = link.events(new EventQuery(method, Optional.of(since), wanted, true), new Intake());
    }

    private void failed(BusException error) {
        if (closed) {
            return;
        }
        failure.set(Optional.of(String.valueOf(error.getMessage())));
        letGo();
        worker.after(PATIENCE, () -> crossing.run(this::follow));
    }

    private void letGo() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void take() {
        List<EventRow> came;
        synchronized (lock) {
            came = incoming;
            incoming = new ArrayList<>();
        }
        for (EventRow row : came) {
            if (row.isOwn() || isNew(row)) {
                newest = row.isOwn() ? newest : row;
                waiting.addLast(row);
                if (waiting.size() > most) {
                    waiting.removeFirst();
                }
                missed.set(held.get() ? missed.get() + 1 : 0);
            }
        }
        goOn();
    }

    /**
     * Following begins anew after a failure and hands over again what was there before it; a stream that was made anew
     * counts from one again.
     */
    private boolean isNew(EventRow row) {
        return newest == null
                || row.sequence() > newest.sequence()
                || row.storedAt().isAfter(newest.storedAt());
    }

    private void goOn() {
        if (held.get() || closed) {
            return;
        }
        missed.set(0);
        List<EventRow> fresh = new ArrayList<>(waiting);
        waiting.clear();
        if (fresh.isEmpty()) {
            return;
        }
        boolean isInOrder = isInOrder(fresh);
        all.addAll(fresh);
        Set<EventRow> gone = new HashSet<>();
        while (all.size() > most) {
            gone.add(all.removeFirst());
        }
        if (!isInOrder) {
            arrange();
            return;
        }
        Collections.reverse(fresh);
        rows.addAll(0, fresh.stream().filter(shown).toList());
        int end = rows.size();
        while (end > 0 && gone.contains(rows.get(end - 1))) {
            end--;
        }
        rows.remove(end, rows.size());
        count();
    }

    /** What comes from two sources may come out of order. */
    private boolean isInOrder(List<EventRow> fresh) {
        Instant last = all.isEmpty() ? Instant.MIN : all.getLast().storedAt();
        for (EventRow row : fresh) {
            if (row.storedAt().isBefore(last)) {
                return false;
            }
            last = row.storedAt();
        }
        return true;
    }

    private void arrange() {
        List<EventRow> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(EventRow::storedAt));
        all.clear();
        all.addAll(sorted);
        show(shown);
        count();
    }

    private void count() {
        Map<EventRow.Level, Integer> counted = new EnumMap<>(EventRow.Level.class);
        all.forEach(row -> counted.merge(row.level(), 1, Integer::sum));
        counts.set(counted);
    }

    /** Takes in what happened in this program. Any thread. */
    void add(EventRow own) {
        take(own);
    }

    private void take(EventRow row) {
        synchronized (lock) {
            incoming.add(row);
            if (incoming.size() >= 2 * most) {
                incoming = new ArrayList<>(incoming.subList(incoming.size() - most, incoming.size()));
            }
        }
        crossing.refresh(this, this::take);
    }

    /** Shows only such rows, of all that are kept. */
    public void show(Predicate<EventRow> filter) {
        shown = filter;
        List<EventRow> fitting = new ArrayList<>(all.stream().filter(filter).toList());
        Collections.reverse(fitting);
        rows.setAll(fitting);
    }

    /** The rows that are shown, newest first. */
    public ObservableList<EventRow> rows() {
        return readable;
    }

    /** All that are kept, oldest first. */
    public List<EventRow> kept() {
        return List.copyOf(all);
    }

    /** Whether the list is held still. */
    public BooleanProperty held() {
        return held;
    }

    /** How many came since it is held still. */
    public ReadOnlyIntegerProperty missed() {
        return missed.getReadOnlyProperty();
    }

    /** How many of those that are kept are how bad. */
    public ReadOnlyObjectProperty<Map<EventRow.Level, Integer>> counts() {
        return counts.getReadOnlyProperty();
    }

    /** Why nothing is handed over now, if nothing is. */
    public ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether all that was stored has been handed over at least once. */
    public BooleanProperty caughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        closed = true;
        letGo();
    }

    /** Takes events in on the engine's thread; keeps no more than the list does. */
    private final class Intake implements EventListener {
        @Override
        public void onEvent(Event event, Instant storedAt, long sequence) {
            take(new EventRow(event, storedAt, sequence, false));
        }

        @Override
        public void onCaughtUp() {
            crossing.run(() -> {
                failure.set(Optional.empty());
                caughtUp.set(true);
            });
        }

        @Override
        public void onError(BusException error) {
            crossing.run(() -> failed(error));
        }
    }
}
