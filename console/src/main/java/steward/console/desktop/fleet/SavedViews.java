package steward.console.desktop.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Worker;
import steward.console.filter.Filter;
import steward.console.filter.FilterSyntaxException;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeSubject;

/** The saved views with how many nodes each means now, counted by the worker every few seconds. */
public final class SavedViews implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Keeper keeper;
    private final FleetFeed feed;
    private final Worker worker;
    private final Crossing crossing;
    private final ObservableList<Counted> views = FXCollections.observableArrayList();
    private final ObservableList<Counted> readable = FXCollections.unmodifiableObservableList(views);
    private final Runnable forget;
    private volatile boolean closed;

    public SavedViews(Keeper keeper, FleetFeed feed, Worker worker, Crossing crossing) {
        this.keeper = keeper;
        this.feed = feed;
        this.worker = worker;
        this.crossing = crossing;
        forget = keeper.onChange(kept -> {
            if (!names().equals(kept.views())) {
                count();
            }
        });
        views.setAll(keeper.kept().views().stream()
                .map(view -> new Counted(view, OptionalInt.empty()))
                .toList());
        countAndGoOn();
    }

    private List<SavedView> names() {
        return views.stream().map(Counted::view).toList();
    }

    private void countAndGoOn() {
        if (!closed) {
            crossing.refresh(this, this::count);
            worker.after(PAUSE, this::countAndGoOn);
        }
    }

    private void count() {
        List<SavedView> asked = keeper.kept().views();
        Fleet fleet = feed.fleet();
        Instant now = feed.now();
        worker.run(() -> {
            List<Counted> counted =
                    asked.stream().map(view -> counted(view, fleet, now)).toList();
            crossing.run(() -> {
                if (!List.copyOf(views).equals(counted)) {
                    views.setAll(counted);
                }
            });
        });
    }

    private static Counted counted(SavedView view, Fleet fleet, Instant now) {
        if (view.filter().isBlank()) {
            return new Counted(view, OptionalInt.of(fleet.nodes().size()));
        }
        try {
            Filter filter = Filter.parse(view.filter());
            long meant = fleet.nodes().stream()
                    .filter(node -> filter.test(new NodeSubject(node, now)))
                    .count();
            return new Counted(view, OptionalInt.of((int) meant));
        } catch (FilterSyntaxException e) {
            return new Counted(view, OptionalInt.empty());
        }
    }

    /** Saves the view, in place of one of the same name. */
    public void save(SavedView view) {
        keeper.change(kept -> {
            List<SavedView> changed = new ArrayList<>(kept.views());
            changed.removeIf(other -> other.name().equals(view.name()));
            changed.add(view);
            return kept.withViews(changed);
        });
    }

    /** Forgets the view. */
    public void remove(SavedView view) {
        keeper.change(kept -> kept.withViews(kept.views().stream()
                .filter(other -> !other.name().equals(view.name()))
                .toList()));
    }

    /** In the order they were saved. */
    public ObservableList<Counted> views() {
        return readable;
    }

    @Override
    public void close() {
        closed = true;
        forget.run();
    }

    /**
     * A view and its size.
     *
     * @param nodes that its filter means; nothing where that is not known
     */
    public record Counted(SavedView view, OptionalInt nodes) {}
}
