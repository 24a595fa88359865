package steward.console.desktop.compose;

import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.Texts;

/** One argument on the screen: its name, where it is typed, what is wrong with it. */
final class FieldRow extends VBox {
    private static final int BLOCK_ROWS = 4;
    private static final int LIST_ROWS = 3;

    private final FormField field;
    private final Label mistake = new Label();
    private final Node input;
    private boolean touched;

    FieldRow(FormField field, ComposeModel model, Texts texts) {
        this.field = field;
        getStyleClass().add("field-row");
        Label name = new Label(texts.find("compose.field." + field.name().toLowerCase(Locale.ROOT))
                .orElse(field.name()));
        name.getStyleClass().add("field-name");
        input = input(model, texts);
        input.setId("field-" + field.name());
        input.setAccessibleText(name.getText());
        name.setLabelFor(input);
        mistake.setWrapText(true);
        mistake.managedProperty().bind(mistake.visibleProperty());
        getChildren().setAll(name, input, mistake);
        model.field(field.name()).addListener((observed, before, after) -> touched = true);
        show(model.mistakes().get());
    }

    private Node input(ComposeModel model, Texts texts) {
        String hint = texts.find("compose.hint." + field.name().toLowerCase(Locale.ROOT))
                .orElse(field.hint());
        return switch (field.kind()) {
            case LINE, WHOLE -> {
                TextField text = new TextField();
                text.setPromptText(hint);
                text.textProperty().bindBidirectional(model.field(field.name()));
                yield text;
            }
            case CHOICE, FLAG -> {
                ComboBox<String> choice = new ComboBox<>();
                choice.getItems().setAll(field.choices());
                choice.setPromptText(hint);
                choice.valueProperty().bindBidirectional(model.field(field.name()));
                yield choice;
            }
            case BLOCK, WORDS, PAIRS, NESTED, ANY -> {
                TextArea text = new TextArea();
                text.setPromptText(hint);
                text.setPrefRowCount(field.name().equals(MethodForm.COMMAND) ? BLOCK_ROWS : LIST_ROWS);
                text.getStyleClass().add("mono");
                text.textProperty().bindBidirectional(model.field(field.name()));
                yield text;
            }
        };
    }

    /** Puts the caret there. */
    void focus() {
        input.requestFocus();
    }

    /** Shows its mistake, if it has one: as a hint as long as nobody has written there. */
    void show(Map<String, String> mistakes) {
        String wrong = mistakes.getOrDefault(field.name(), "");
        mistake.getStyleClass().setAll("label", touched ? "field-error" : "hint");
        mistake.setText(wrong);
        mistake.setVisible(!wrong.isEmpty());
    }
}
