package steward.console.desktop.fleet;

import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.icons.Icon;

/** What stands where rows would be: why there are none, and what to do. */
final class EmptyGrid {
    private final FleetParts parts;
    private final GridModel model;
    private final FilterModel filter;
    private final Label head = new Label();
    private final Label text = new Label();
    private final Button act = new Button();
    private final Node first;
    private final IconView icon = new IconView(Icon.FLEET, 48);
    private final VBox box = new VBox(icon, head, text, act);
    private final ScrollPane root = new ScrollPane(box);

    EmptyGrid(FleetParts parts, GridModel model, FilterModel filter) {
        this.parts = parts;
        this.model = model;
        this.filter = filter;
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        head.getStyleClass().add("title-3");
        text.getStyleClass().add("text-muted");
        text.setWrapText(true);
        text.setMaxWidth(460);
        text.setAlignment(Pos.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setStyle("-fx-text-alignment: center;");
        first = parts.firstStart().get();
        for (Node part : List.of(first, icon, act)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        icon.visibleProperty().bind(first.visibleProperty().not());
        act.visibleProperty().bind(first.visibleProperty().not());
        box.getChildren().add(first);
        box.setMinHeight(Region.USE_PREF_SIZE);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.getStyleClass().add("empty-scroll");
        model.counts().addListener((Observable changed) -> show());
        filter.filter().addListener((Observable changed) -> show());
        parts.connected().addListener((Observable changed) -> show());
        show();
    }

    Node node() {
        return root;
    }

    private void show() {
        Texts texts = parts.texts();
        first.setVisible(model.counts().get().nodes() == 0 && parts.connected().get());
        Looks.mark(box, "empty-first", first.isVisible());
        if (model.counts().get().nodes() > 0) {
            head.setText(texts.get("fleet.empty.filter"));
            text.setText(texts.get("fleet.empty.filter.text"));
            act.setText(texts.get("filter.clear"));
            act.setOnAction(event -> filter.text().set(""));
        } else if (parts.connected().get()) {
            head.setText(texts.get("fleet.empty.new"));
            text.setText(texts.get("fleet.empty.new.text"));
        } else {
            head.setText(texts.get("fleet.empty.away"));
            text.setText(texts.get("fleet.empty.away.text"));
            act.setText(texts.get("action.connection"));
            act.setOnAction(event -> parts.go().accept(new Route.Connection()));
        }
    }
}
