package steward.console.desktop.job;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.Texts;
import steward.time.Durations;

/** Asks for how long from now a job is to be valid. Does not wait: nothing stops meanwhile. */
final class LengthDialog {
    private static final String USUAL = "7d";

    private final Window owner;
    private final Texts texts;
    private final int zoom;
    private final TextField typed = new TextField(USUAL);
    private final Label mistake = new Label();

    LengthDialog(Window owner, Texts texts, int zoom) {
        this.owner = owner;
        this.texts = texts;
        this.zoom = zoom;
        typed.setId("length");
        typed.setMaxWidth(160);
        mistake.getStyleClass().add("field-error");
        mistake.setWrapText(true);
        mistake.setMaxWidth(420);
    }

    void ask(Consumer<Duration> answer) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("action.extend"));
        dialog.setHeaderText(texts.get("action.extend"));
        ButtonType next = new ButtonType(texts.get("job.extend.next"), ButtonBar.ButtonData.OK_DONE);
        ButtonType leave = new ButtonType(texts.get("ask.leave"), ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(next, leave);
        Label label = new Label(texts.get("job.extend.how.long"));
        label.setLabelFor(typed);
        typed.setAccessibleText(label.getText());
        VBox content = new VBox(label, typed, mistake);
        content.getStyleClass().add("ask-content");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setMinWidth(460);
        Looks.zoom(dialog.getDialogPane(), zoom);
        Node accept = dialog.getDialogPane().lookupButton(next);
        accept.setId("length-next");
        accept.getStyleClass().add("accent");
        typed.textProperty().addListener((observed, before, after) -> accept.setDisable(read().isEmpty()));
        dialog.setOnShown(shown -> typed.requestFocus());
        dialog.setOnHidden(hidden -> {
            if (next.equals(dialog.getResult())) {
                read().ifPresent(answer);
            }
        });
        dialog.show();
    }

    /** What was typed; nothing where it is none, and then it is said why. */
    private Optional<Duration> read() {
        try {
            Duration length = Durations.parse(typed.getText());
            mistake.setText(length.isZero() ? texts.get("job.extend.zero") : "");
            return length.isZero() ? Optional.empty() : Optional.of(length);
        } catch (IllegalArgumentException e) {
            mistake.setText(e.getMessage());
            return Optional.empty();
        }
    }
}
