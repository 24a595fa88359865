package steward.console.desktop.shell;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.icons.Icon;

/** The palette over the window. */
@SuppressWarnings("NullAway.Init")
final class PaletteController {
    private final Palette palette;
    private final Texts texts;
    private final Runnable close;
    private final Parent root;

    @FXML
    private TextField field;

    @FXML
    private ListView<Palette.Entry> list;

    PaletteController(Palette palette, Texts texts, Runnable close) {
        this.palette = palette;
        this.texts = texts;
        this.close = close;
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        field.textProperty().bindBidirectional(palette.text());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setItems(palette.found());
        list.setCellFactory(view -> new EntryCell());
        list.setOnMouseClicked(click -> choose());
        palette.found().addListener((ListChangeListener<Palette.Entry>)
                change -> list.getSelectionModel().selectFirst());
        Label empty = new Label(texts.get("palette.empty"));
        empty.getStyleClass().add("text-muted");
        list.setPlaceholder(empty);
    }

    void open() {
        palette.open();
        field.requestFocus();
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int step = code == KeyCode.DOWN ? 1 : -1;
            int size = Math.max(1, list.getItems().size());
            int index = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, size);
            list.getSelectionModel().select(index);
            list.scrollTo(index);
            event.consume();
        } else if (code == KeyCode.ENTER) {
            choose();
            event.consume();
        } else if (code == KeyCode.ESCAPE) {
            close.run();
            event.consume();
        }
    }

    private void choose() {
        Palette.@Nullable Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    /** One line: what it is, where it is, its keys. */
    private static final class EntryCell extends ListCell<Palette.Entry> {
        private final IconView icon = new IconView(Icon.SEARCH);
        private final Label label = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox box = new HBox(icon, label, detail, new Region(), keys);

        EntryCell() {
            box.getStyleClass().add("palette-entry");
            detail.getStyleClass().add("text-muted");
            keys.getStyleClass().add("keys");
            HBox.setHgrow(box.getChildren().get(3), Priority.ALWAYS);
        }

        @Override
        protected void updateItem(Palette.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            icon.show(entry.icon());
            label.setText(entry.label());
            detail.setText(entry.detail());
            keys.setText(entry.keys());
            keys.setVisible(!entry.keys().isEmpty());
            setGraphic(box);
        }
    }
}
