package steward.console.desktop.shell;

import java.util.Map;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.fleet.SavedViews;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.Route;
import steward.icons.Icon;

/** Where one can go, at the left: places, and saved views with how many nodes each holds. */
@SuppressWarnings("NullAway.Init")
final class SidebarController {
    private static final Map<String, Class<? extends Route>> PLACES = Map.of(
            "fleet", Route.Fleet.class,
            "jobs", Route.Jobs.class,
            "schedules", Route.Schedules.class,
            "events", Route.Events.class,
            "errors", Route.Errors.class,
            "notices", Route.Notices.class,
            "connection", Route.Connection.class);

    private final ShellParts parts;
    private final Texts texts;
    private final Actions actions;
    private final ToggleGroup chosen = new ToggleGroup();
    private final Parent root;

    @FXML
    private VBox places;

    @FXML
    private VBox views;

    @FXML
    private Label viewsEmpty;

    @FXML
    private VBox toasts;

    @FXML
    private Button compose;

    @FXML
    private Label profile;

    @FXML
    private Region tint;

    SidebarController(ShellParts parts, Actions actions) {
        this.parts = parts;
        this.texts = parts.texts();
        this.actions = actions;
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        compose.setGraphic(new IconView(Icon.COMPOSE));
        new Toasts(parts.notices(), texts, parts.navigator()::go, toasts);
        profile.setText(parts.profile().name());
        tint.getStyleClass().add("tint-" + StatusBar.lower(parts.profile().tint()));
        actions.all().stream().filter(action -> PLACES.containsKey(action.id())).forEach(action -> places.getChildren()
                .add(place(action)));
        parts.savedViews().views().addListener((Observable changed) -> fillViews());
        fillViews();
        parts.navigator().current().addListener((observed, before, after) -> mark(after));
        mark(parts.navigator().current().get());
    }

    private ToggleButton place(Action action) {
        Label text = new Label(actions.text(action));
        Label count = new Label();
        count.getStyleClass().add("count");
        HBox line = new HBox(new IconView(action.icon()), text, grown(), count);
        line.getStyleClass().add("sidebar-line");
        if (action.id().equals("notices")) {
            count.textProperty().bind(parts.notices().unseen().asString());
            count.visibleProperty().bind(parts.notices().unseen().greaterThan(0));
        } else {
            count.setVisible(false);
        }
        ToggleButton button = new ToggleButton("", line);
        button.setId("place-" + action.id());
        button.setUserData(PLACES.get(action.id()));
        button.setToggleGroup(chosen);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("sidebar-item");
        button.setAccessibleText(actions.text(action));
        button.setTooltip(new Tooltip(actions.text(action) + "  " + new Keys(action.keys()).display()));
        button.setOnAction(event -> {
            action.perform();
            mark(parts.navigator().current().get());
        });
        return button;
    }

    private void mark(Route route) {
        chosen.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == placeOf(route)));
    }

    /** A job is a part of the jobs, a node of the fleet. */
    private static Class<? extends Route> placeOf(Route route) {
        if (route instanceof Route.Job) {
            return Route.Jobs.class;
        }
        return route instanceof Route.Node ? Route.Fleet.class : route.getClass();
    }

    private void fillViews() {
        views.getChildren()
                .setAll(parts.savedViews().views().stream().map(this::view).toList());
        boolean none = parts.savedViews().views().isEmpty();
        viewsEmpty.setVisible(none);
        viewsEmpty.setManaged(none);
    }

    private Button view(SavedViews.Counted counted) {
        Label count = new Label(
                counted.nodes().isPresent()
                        ? texts.get("number", counted.nodes().getAsInt())
                        : "");
        count.getStyleClass().add("count");
        Label name = new Label(counted.view().name());
        HBox line = new HBox(new IconView(Icon.STAR), name, grown(), count);
        line.getStyleClass().add("sidebar-line");
        Button button = new Button("", line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("sidebar-item");
        button.setAccessibleText(counted.view().name());
        button.setTooltip(new Tooltip(
                counted.view().filter().isBlank()
                        ? texts.get("view.all")
                        : counted.view().filter()));
        button.setOnAction(event -> parts.openView().open(counted.view()));
        MenuItem remove = new MenuItem(texts.get("view.remove"), new IconView(Icon.TRASH));
        remove.setOnAction(event -> parts.savedViews().remove(counted.view()));
        button.setContextMenu(new ContextMenu(remove));
        return button;
    }

    @FXML
    void compose() {
        actions.all().stream()
                .filter(action -> action.id().equals("compose"))
                .findFirst()
                .ifPresent(Action::perform);
    }

    private static Region grown() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }
}
