package steward.console.desktop.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import steward.console.desktop.keep.GridLayout;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.Route;
import steward.console.desktop.route.View;
import steward.console.filter.Filter;
import steward.icons.Icon;
import steward.message.NodeName;

/** The grid of the fleet as a view. */
public final class FleetView implements View {
    /** As many are written out by name; more can be meant by a filter only. */
    private static final int MOST_NAMED = 20_000;

    private final Texts texts;
    private final Keeper keeper;
    private final SavedViews savedViews;
    private final Consumer<Route> go;
    private final Consumer<String> complain;
    private final GridModel model;
    private final FilterModel filter;
    private final Words words;
    private final FleetController controller;
    private final Runnable forget;
    private boolean laying = true;

    public FleetView(
            FleetFeed feed,
            Worker worker,
            Crossing crossing,
            Texts texts,
            Keeper keeper,
            SavedViews savedViews,
            Consumer<Route> go,
            ObservableBooleanValue connected,
            Supplier<Node> firstStart,
            Consumer<String> complain) {
        this.texts = texts;
        this.keeper = keeper;
        this.savedViews = savedViews;
        this.go = go;
        this.complain = complain;
        model = new GridModel(feed, worker, crossing);
        words = new Words(feed, worker, crossing);
        filter = new FilterModel(words::vocabulary);
        controller = new FleetController(
                new FleetParts(
                        texts, keeper, words, go, this::compose, this::save, this::laidOut, connected, firstStart),
                model,
                filter);
        forget = keeper.onChange(kept -> controller.grid().dress(kept.appearance()));
        controller.grid().dress(keeper.kept().appearance());
        controller.grid().onLayout(this::laidOut);
        controller.grid().learnSubjects();
        lay(keeper.kept().layout());
    }

    private void lay(GridLayout layout) {
        laying = true;
        controller.grid().lay(layout);
        controller.group().setValue(layout.groupBy());
        controller.showHeat(layout.isHeatMap());
        laying = false;
    }

    /** Shows a saved view. */
    public void show(SavedView view) {
        filter.text().set(view.filter());
        lay(view.layout());
        laidOut();
    }

    private GridLayout layout() {
        String group = controller.group().getValue();
        return controller
                .grid()
                .layout(group == null ? "" : group, controller.heatToggle().isSelected());
    }

    private void laidOut() {
        if (!laying) {
            keeper.change(kept -> kept.with(layout()));
        }
    }

    private void save(String name) {
        savedViews.save(new SavedView(name, filter.text().get(), layout()));
    }

    private void compose(List<NodeName> selected, Optional<String> shown) {
        boolean all = selected.size() > 1 && selected.size() == model.matched().get();
        if (!all && selected.size() > MOST_NAMED) {
            complain.accept(texts.get("fleet.send.many", selected.size(), MOST_NAMED));
            return;
        }
        go.accept(new Route.Compose(keeper.kept().draft().to(targets(selected, shown, all))));
    }

    /** Nothing stands for all but the word, which is written only where a person selected every row. */
    private static String targets(List<NodeName> selected, Optional<String> shown, boolean all) {
        if (selected.isEmpty()) {
            return shown.orElse("");
        }
        return all ? shown.orElse("all") : Filter.of(selected).toString();
    }

    /** What one types into the filter. */
    public FilterModel filter() {
        return filter;
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return texts.get("action.fleet");
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("filter", Action.Group.HERE, Icon.FILTER, "/", controller.field()::focus),
                new Action("open-node", Action.Group.HERE, Icon.NODE, "o", controller::open),
                new Action("send-to-shown", Action.Group.HERE, Icon.COMPOSE, "n", controller::compose),
                new Action("pause", Action.Group.HERE, Icon.PAUSE, "p", this::pause),
                new Action("columns", Action.Group.HERE, Icon.COLUMNS, "c", controller::openColumns),
                new Action("group", Action.Group.HERE, Icon.GROUP, "g", controller::openGroups),
                new Action("save-view", Action.Group.HERE, Icon.STAR, "s", controller::save),
                new Action("heat-map", Action.Group.HERE, Icon.HEAT_MAP, "m", this::heat));
    }

    private void pause() {
        model.paused().set(!model.paused().get());
    }

    private void heat() {
        controller.showHeat(!controller.heatToggle().isSelected());
    }

    @Override
    public void shown() {
        controller.grid().table().requestFocus();
    }

    @Override
    public void close() {
        forget.run();
        model.close();
        words.close();
    }
}
