package steward.console.desktop.shell;

import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.Looks;
import steward.console.desktop.route.Route;
import steward.console.desktop.route.View;

/** The window: shows the view of the present route, and over it the palette or the sheet of keys. */
@SuppressWarnings("NullAway.Init")
final class ShellController implements AutoCloseable {
    private final ShellParts parts;
    private final Actions actions;
    private final Palette palette;
    private final Parent root;
    private final Runnable forget;
    private final EventHandler<KeyEvent> keys = this::key;
    private PaletteController paletteView;
    private @Nullable View view;
    private @Nullable Node focusedBefore;

    @FXML
    private BorderPane frame;

    @FXML
    private MenuBar menus;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private HBox status;

    @FXML
    private StackPane content;

    @FXML
    private StackPane veil;

    @FXML
    private VBox top;

    ShellController(ShellParts parts, Palette palette, Actions actions) {
        this.parts = parts;
        this.palette = palette;
        this.actions = actions;
        root = Fxml.load(this, parts.texts());
        root.sceneProperty().addListener((observed, before, after) -> listen(before, after));
        forget = parts.keeper().onChange(kept -> dress(kept.appearance()));
        dress(parts.keeper().kept().appearance());
    }

    @FXML
    void initialize() {
        ShellActions everywhere = new ShellActions(parts.navigator(), parts.keeper());
        actions.everywhere(everywhere.all(this::openPalette, this::openKeys, parts.quit()));
        new Menus(actions, menus).fill();
        frame.setLeft(new SidebarController(parts, actions).root());
        new StatusBar(parts, status, banner, bannerText, content);
        paletteView = new PaletteController(palette, parts.texts(), this::closeOverlay);
        veil.setOnMouseClicked(click -> {
            if (click.getTarget() == veil) {
                closeOverlay();
            }
        });
        if (parts.profile().tint() != Profile.Tint.NONE) {
            top.getStyleClass()
                    .addAll("tinted", "tint-" + StatusBar.lower(parts.profile().tint()));
        }
        parts.navigator().current().addListener((observed, before, after) -> show(after));
    }

    Parent root() {
        return root;
    }

    /** Shows the view of the route where one is. */
    void start() {
        show(parts.navigator().current().get());
    }

    private void show(Route route) {
        View before = view;
        if (before != null) {
            before.close();
        }
        View made = parts.views().apply(route);
        view = made;
        content.getChildren().setAll(made.root());
        actions.here(made.actions());
        Platform.runLater(() -> shown(made));
    }

    /** What lies in a pane that scrolls belongs to the window, and can have the focus, only once it was laid out. */
    private void shown(View made) {
        if (made == view) {
            content.applyCss();
            content.layout();
            made.shown();
        }
    }

    /** Keys are heard by the window, so that they work while nothing has the focus. */
    private void listen(@Nullable Scene before, @Nullable Scene after) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.ANY, keys);
        }
        if (after != null) {
            after.addEventFilter(KeyEvent.ANY, keys);
        }
    }

    private void key(KeyEvent event) {
        if (veil.isVisible()) {
            if (event.getCode() == KeyCode.ESCAPE && event.getEventType() == KeyEvent.KEY_PRESSED) {
                closeOverlay();
                event.consume();
            }
            return;
        }
        Node focused = root.getScene().getFocusOwner();
        actions.matching(event, focused).ifPresent(action -> {
            event.consume();
            action.run().run();
        });
    }

    private void openPalette() {
        overlay(paletteView.root());
        paletteView.open();
    }

    private void openKeys() {
        Parent sheet = KeySheet.of(actions, parts.texts(), this::closeOverlay);
        overlay(sheet);
        sheet.requestFocus();
    }

    private void overlay(Parent overlay) {
        focusedBefore = root.getScene().getFocusOwner();
        veil.getChildren().setAll(overlay);
        veil.setVisible(true);
    }

    private void closeOverlay() {
        veil.setVisible(false);
        veil.getChildren().clear();
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
            focusedBefore = null;
        }
    }

    private void dress(Appearance appearance) {
        Looks.zoom(root, appearance.zoom());
        Looks.mark(root, "compact", appearance.isCompact());
        Looks.mark(root, "calm", appearance.isCalm());
    }

    @Override
    public void close() {
        forget.run();
        listen(root.getScene(), null);
        if (view != null) {
            view.close();
            view = null;
        }
    }
}
