package steward.console.desktop.fleet;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Texts;

/** Writes the choice of a label to group by; the empty one is no groups. */
final class GroupChoice {
    GroupChoice(ComboBox<String> choice, Texts texts) {
        choice.setCellFactory(list -> new LabelCell(texts));
        choice.setButtonCell(new LabelCell(texts));
        choice.setValue("");
    }

    private static final class LabelCell extends ListCell<String> {
        private final Texts texts;

        LabelCell(Texts texts) {
            this.texts = texts;
        }

        @Override
        protected void updateItem(@Nullable String label, boolean empty) {
            super.updateItem(label, empty);
            setText(label == null || label.isEmpty() ? texts.get("fleet.group.by.none") : texts.get("fleet.group.by", label));
        }
    }
}
