package steward.console.desktop.fleet;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.stage.Window;
import steward.console.desktop.look.Texts;

/** Asks for the name of a view to be saved. */
final class SaveDialog {
    private static final int MOST_CHARACTERS = 80;

    private final Texts texts;
    private final Window owner;

    SaveDialog(Texts texts, Window owner) {
        this.texts = texts;
        this.owner = owner;
    }

    Optional<String> ask(String proposed) {
        TextInputDialog dialog = new TextInputDialog(
                proposed.length() > MOST_CHARACTERS ? proposed.substring(0, MOST_CHARACTERS) : proposed);
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("view.save.title"));
        dialog.setHeaderText(texts.get("view.save.head"));
        dialog.setContentText(texts.get("view.save.name"));
        dialog.setGraphic(null);
        dialog.getDialogPane()
                .lookupButton(ButtonType.OK)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> dialog.getEditor().getText().isBlank(),
                        dialog.getEditor().textProperty()));
        return dialog.showAndWait().map(String::strip);
    }
}
