package steward.console.desktop.connection;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.icons.Icon;

/** A text to be copied into a terminal, with a button that does. */
final class CopyBlock extends VBox {
    CopyBlock(Texts texts, String title, String text) {
        Label head = new Label(title);
        head.getStyleClass().add("field-name");
        head.setWrapText(true);
        Label code = new Label(text);
        code.getStyleClass().addAll("mono", "copy-code");
        code.setMaxWidth(Double.MAX_VALUE);
        code.setWrapText(true);
        code.setMinHeight(Region.USE_PREF_SIZE);
        Button copy = new Button("", new IconView(Icon.COPY));
        copy.getStyleClass().addAll("button-icon", "flat", "small");
        copy.setAccessibleText(texts.get("enrol.copy", title));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            ((IconView) copy.getGraphic()).show(Icon.CHECK);
        });
        StackPane box = new StackPane(code, copy);
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        VBox.setVgrow(box, Priority.NEVER);
        getChildren().setAll(head, box);
        getStyleClass().add("copy-block");
    }
}
