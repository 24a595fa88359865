package steward.console.desktop.events;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.icons.Icon;

/** What stands where events would be: why there are none. */
final class EmptyEvents {
    private final Texts texts;
    private final EventsModel model;
    private final String none;
    private final Label head = new Label();
    private final Label why = new Label();
    private final Button clear = new Button();
    private final VBox box;

    /** @param none the text for a broker that has none at all */
    EmptyEvents(Texts texts, EventsModel model, Icon icon, String none, Runnable clearing) {
        this.texts = texts;
        this.model = model;
        this.none = none;
        head.getStyleClass().add("title-3");
        why.getStyleClass().add("text-muted");
        why.setWrapText(true);
        why.setMaxWidth(460);
        why.setStyle("-fx-text-alignment: center;");
        clear.setText(texts.get("filter.clear"));
        clear.setOnAction(event -> clearing.run());
        why.managedProperty().bind(why.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        box = new VBox(new IconView(icon, 48), head, why, clear);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
    }

    Node node() {
        return box;
    }

    void show() {
        boolean filtered = model.isFiltered() && !model.log().kept().isEmpty();
        clear.setVisible(filtered);
        if (filtered) {
            head.setText(texts.get("events.empty.filter"));
            why.setText("");
        } else if (model.log().failure().get().isPresent()) {
            head.setText(texts.get("events.empty.failed"));
            why.setText(texts.get(
                    "events.failed", SafeText.line(model.log().failure().get().get())));
        } else if (model.log().caughtUp().get()) {
            head.setText(texts.get("events.empty.none"));
            why.setText(none);
        } else {
            head.setText(texts.get("events.reading"));
            why.setText("");
        }
    }
}
