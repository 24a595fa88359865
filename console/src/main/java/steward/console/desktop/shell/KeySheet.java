package steward.console.desktop.shell;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Action;
import steward.icons.Icon;

/** The sheet of all keys that work where one is, from the same list as the menus. */
final class KeySheet {
    private KeySheet() {}

    static Parent of(Actions actions, Texts texts, Runnable close) {
        FlowPane groups = new FlowPane();
        groups.getStyleClass().add("key-groups");
        for (Action.Group group : Action.Group.values()) {
            List<Action> listed = actions.of(group).stream()
                    .filter(action -> !action.keys().isEmpty())
                    .toList();
            if (!listed.isEmpty()) {
                groups.getChildren().add(group(actions, group, listed));
            }
        }
        Label title = new Label(texts.get("keys.title"));
        title.getStyleClass().add("title-3");
        Button closing = new Button("", new IconView(Icon.CLOSE));
        closing.getStyleClass().addAll("button-icon", "flat");
        closing.setAccessibleText(texts.get("close"));
        closing.setOnAction(event -> close.run());
        HBox head = new HBox(title, grown(), closing);
        BorderPane sheet = new BorderPane(new ScrollPane(groups));
        ((ScrollPane) sheet.getCenter()).setFitToWidth(true);
        sheet.setTop(head);
        sheet.getStyleClass().addAll("overlay", "key-sheet");
        sheet.setMaxSize(1060, 640);
        return sheet;
    }

    private static VBox group(Actions actions, Action.Group group, List<Action> listed) {
        Label head = new Label(actions.text(group));
        head.getStyleClass().add("title-4");
        VBox box = new VBox(head);
        box.getStyleClass().add("key-group");
        for (Action action : listed) {
            Label keys = new Label(new Keys(action.keys()).display());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(new HBox(new Label(actions.text(action)), grown(), keys));
        }
        return box;
    }

    private static Region grown() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }
}
