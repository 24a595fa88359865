package steward.console.desktop.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import steward.bus.Bus;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.keep.SortBy;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Worker;
import steward.console.filter.Filter;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeStatus;

/**
 * What the grid shows. Rows are arranged by the worker, at most {@value #ARRANGEMENTS_PER_SECOND} times a second; values
 * come from the newest snapshot at every pulse. For the thread that paints.
 */
public final class GridModel implements AutoCloseable {
    static final int ARRANGEMENTS_PER_SECOND = 2;

    private static final Duration PAUSE = Duration.ofMillis(1000 / ARRANGEMENTS_PER_SECOND);

    private final FleetFeed feed;
    private final Worker worker;
    private final Crossing crossing;
    private final Arranger arranger = new Arranger();
    private final Bus.Subscription listening;
    private final RowList rows;
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.none());
    private final ReadOnlyIntegerWrapper matched = new ReadOnlyIntegerWrapper();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private Wish wish = Wish.usual();
    private Fleet fleet;
    private int plan;
    private boolean planned;
    private boolean arranging;
    private boolean wanted;
    private boolean urgent;
    private boolean closed;
    private Runnable beforeSwap = () -> {};
    private Runnable afterSwap = () -> {};
    private Runnable onValues = () -> {};

    public GridModel(FleetFeed feed, Worker worker, Crossing crossing) {
        this.feed = feed;
        this.worker = worker;
        this.crossing = crossing;
        fleet = feed.fleet();
        rows = new RowList(arranger.arrange(fleet, feed.backlog(), wish, feed.now()));
        publish(rows.arrangement());
        listening = feed.listen(this::onFleet);
        paused.addListener((observed, before, after) -> unpaused());
    }

    private void onFleet() {
        if (!paused.get()) {
            fleet = feed.fleet();
        }
        onValues.run();
        arrange(isFirst());
    }

    /** Whether there are nodes at last and none is shown yet: nobody wants to wait for these. */
    private boolean isFirst() {
        return rows.arrangement().fleet().nodes().isEmpty() && !fleet.nodes().isEmpty();
    }

    private void unpaused() {
        missed.set(0);
        onFleet();
        arrange(true);
    }

    /** Has the rows arranged soon; at once where a person asked for it, who does not wait for what was planned. */
    private void arrange(boolean now) {
        wanted = true;
        urgent |= now;
        if (arranging || closed || ((planned || held.get()) && !urgent)) {
            return;
        }
        boolean asked = urgent;
        planned = true;
        wanted = false;
        urgent = false;
        plan++;
        int number = plan;
        worker.after(asked ? Duration.ZERO : PAUSE, () -> crossing.run(() -> work(number, asked)));
    }

    private void work(int number, boolean asked) {
        if (number != plan) {
            return;
        }
        planned = false;
        arranging = true;
        Fleet shown = fleet;
        Fleet newest = feed.fleet();
        Wish wished = wish;
        Backlog waiting = feed.backlog();
        Instant now = feed.now();
        Arrangement before = rows.arrangement();
        boolean counting = paused.get();
        worker.run(() -> {
            Arrangement next = arranger.arrange(shown, waiting, wished, now);
            Optional<int[]> permutation = next.permutationFrom(before);
            int changes = counting ? changes(shown, newest) : 0;
            crossing.run(() -> arranged(next, permutation, changes, asked || before.size() == 0));
        });
    }

    private void arranged(Arrangement next, Optional<int[]> permutation, int changes, boolean asked) {
        arranging = false;
        if (closed) {
            return;
        }
        missed.set(changes);
        publish(next);
        if (!held.get() || asked) {
            beforeSwap.run();
            rows.show(next, permutation);
            afterSwap.run();
        }
        if (wanted) {
            arrange(false);
        }
    }

    private void publish(Arrangement arrangement) {
        counts.set(arrangement.counts());
        matched.set(arrangement.matched());
    }

    /** Nodes whose status differs: snapshots share what did not change. */
    @SuppressWarnings("ReferenceEquality")
    private static int changes(Fleet shown, Fleet newest) {
        List<NodeStatus> before = shown.nodes();
        List<NodeStatus> after = newest.nodes();
        int changed = after.size() - before.size();
        for (int slot = 0; slot < before.size(); slot++) {
            if (before.get(slot) != after.get(slot)) {
                changed++;
            }
        }
        return changed;
    }

    private void wish(UnaryOperator<Wish> change) {
        wish = change.apply(wish);
        arrange(true);
    }

    /** Shows the nodes that the filter means; nothing for all. */
    public void filter(Optional<Filter> filter) {
        wish(before -> before.with(filter));
    }

    /** Sorts by these columns, the first the strongest. */
    public void sort(List<SortBy> sort) {
        if (!sort.equals(wish.sort())) {
            wish(before -> before.with(sort));
        }
    }

    /** Groups by that label; empty for no groups. */
    public void groupBy(String label) {
        wish(before -> before.groupedBy(label));
    }

    /** Hides the nodes of the group, or shows them again. */
    public void toggleGroup(String value) {
        Set<String> collapsed = new HashSet<>(wish.collapsed());
        if (!collapsed.remove(value)) {
            collapsed.add(value);
        }
        wish(before -> before.collapsing(collapsed));
    }

    /** Whether the nodes of the group are hidden. */
    public boolean isCollapsed(String value) {
        return wish.collapsed().contains(value);
    }

    /** Keeps rows where they are while somebody scrolls or has a menu open; values go on changing. */
    public void hold(boolean hold) {
        held.set(hold);
        if (!hold && wanted) {
            arrange(false);
        }
    }

    /** What is known of the node of the row at this pulse. */
    public NodeStatus status(NodeRow row) {
        List<NodeStatus> nodes = fleet.nodes();
        return nodes.get(row.slot());
    }

    /** What waits for nodes. */
    Backlog backlog() {
        return feed.backlog();
    }

    /** The time that ages are measured against. */
    public Instant now() {
        return feed.now();
    }

    /** The snapshot whose values are shown. */
    public Fleet fleet() {
        return fleet;
    }

    /** What to do before and after rows were swapped, and whenever values may have changed. */
    void attach(Runnable before, Runnable after, Runnable values) {
        beforeSwap = before;
        afterSwap = after;
        onValues = values;
    }

    public RowList rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /** How many nodes the filter means. */
    public ReadOnlyIntegerProperty matched() {
        return matched.getReadOnlyProperty();
    }

    /** Whether the grid stands still. */
    public BooleanProperty paused() {
        return paused;
    }

    /** How many nodes have changed since it stands still. */
    public ReadOnlyIntegerProperty missed() {
        return missed.getReadOnlyProperty();
    }

    /** Whether rows keep their places for now. */
    public ReadOnlyBooleanProperty held() {
        return held.getReadOnlyProperty();
    }

    @Override
    public void close() {
        closed = true;
        listening.close();
        attach(() -> {}, () -> {}, () -> {});
    }
}
