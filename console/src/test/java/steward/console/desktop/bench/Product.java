package steward.console.desktop.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.Nodes;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.fleet.FleetView;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.fleet.SavedViews;
import steward.console.desktop.keep.GridLayout;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.keep.SortBy;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.fleet.NodeStatus;

/** The view of the fleet as it is in the program: filter bar, counts, and the grid, sorted and filtered. */
final class Product implements Contender {
    private static final String ALL = "not state:abandoned";
    private static final long PERIOD = 100_000_000L;
    private static final String TUGS = ALL + " class=tug";

    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("bench-worker");
    private final AtomicLong heard = new AtomicLong();
    private final NodeStatus[] nodes;
    private final Set<Integer> changed = new LinkedHashSet<>();
    private final FleetFeed feed;
    private final SavedViews savedViews;
    private final FleetView view;
    private long snapshotAt;

    Product(List<NodeStatus> fleet, Path folder) {
        nodes = fleet.toArray(NodeStatus[]::new);
        link.time(Instant.now());
        link.put(fleet);
        FxCrossing crossing = new FxCrossing();
        Keeper keeper = new Keeper(folder.resolve("desktop.json"), worker);
        feed = new FleetFeed(link, crossing, worker);
        savedViews = new SavedViews(keeper, feed, worker, crossing);
        view = new FleetView(
                feed,
                worker,
                crossing,
                Texts.in(Locale.ENGLISH),
                keeper,
                savedViews,
                route -> {},
                new SimpleBooleanProperty(true),
                Region::new,
                why -> {});
        view.show(new SavedView("", ALL, new GridLayout(List.of(), List.of(new SortBy("queued", true)), "", false)));
    }

    @Override
    public String name() {
        return "steward";
    }

    @Override
    public Parent root() {
        return view.root();
    }

    @Override
    public TableView<?> table() {
        return (TableView<?>) view.root().lookup("#grid");
    }

    @Override
    public int nodeOf(int row) {
        return ((NodeRow) table().getItems().get(row)).slot();
    }

    /** Ten snapshots a second, as the engine makes them. */
    @Override
    public void take(List<Ack> acks) {
        for (Ack ack : acks) {
            nodes[ack.node()] =
                    Nodes.answered(nodes[ack.node()], ack.cell(), ack.cell().at());
            changed.add(ack.node());
        }
        heard.addAndGet(acks.size());
        long now = System.nanoTime();
        if (now - snapshotAt >= PERIOD) {
            snapshotAt = now;
            link.time(Instant.now());
            link.put(changed.stream().map(node -> nodes[node]).toList());
            changed.clear();
        }
    }

    /** What was put into a snapshot is no work for the thread that paints any more. */
    @Override
    public long dealtWith() {
        return heard.get();
    }

    @Override
    public void filter(boolean tugsOnly) {
        view.filter().text().set(tugsOnly ? TUGS : ALL);
    }

    @Override
    public void close() {
        view.close();
        savedViews.close();
        feed.close();
        worker.close();
    }
}
