package steward.console.desktop.notice;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.Route;
import steward.console.desktop.route.View;
import steward.icons.Icon;

/** What was told, newest first. */
public final class NoticesView implements View {
    private final Notices notices;
    private final Texts texts;
    private final Supplier<Appearance> appearance;
    private final Consumer<Route> go;
    private final ListView<Notice> list = new ListView<>();
    private final BorderPane root = new BorderPane(list);

    public NoticesView(Notices notices, Texts texts, Supplier<Appearance> appearance, Consumer<Route> go) {
        this.notices = notices;
        this.texts = texts;
        this.appearance = appearance;
        this.go = go;
        Label title = new Label(texts.get("action.notices"));
        title.getStyleClass().add("title-3");
        VBox head = new VBox(title);
        head.getStyleClass().add("view-head");
        root.setTop(head);
        root.getStyleClass().add("view");
        Label none = new Label(texts.get("notices.empty"));
        none.getStyleClass().add("text-muted");
        VBox empty = new VBox(new IconView(Icon.BELL, 48), none);
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("empty");
        list.setPlaceholder(empty);
        list.setItems(notices.all());
        list.setCellFactory(view -> new NoticeCell());
        list.setOnMouseClicked(click -> open());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        list.getStyleClass().add("edge-to-edge");
        list.setAccessibleText(texts.get("action.notices"));
    }

    private void open() {
        @Nullable Notice chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            chosen.where().ifPresent(go);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public String title() {
        return texts.get("action.notices");
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("clear-notices", Action.Group.HERE, Icon.TRASH, "Shortcut+Shift+Delete", notices::clear));
    }

    @Override
    public void shown() {
        notices.seen();
        list.requestFocus();
    }

    @Override
    public void close() {
        list.setItems(FXCollections.emptyObservableList());
    }

    /** One notice with its time. */
    private final class NoticeCell extends ListCell<Notice> {
        private final IconView icon = new IconView(Icon.INFO);
        private final Label text = new Label();
        private final Label at = new Label();
        private final HBox box = new HBox(icon, text, at);

        NoticeCell() {
            box.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            text.setWrapText(true);
            at.getStyleClass().add("text-muted");
        }

        @Override
        protected void updateItem(@Nullable Notice notice, boolean empty) {
            super.updateItem(notice, empty);
            if (empty || notice == null) {
                setGraphic(null);
                return;
            }
            icon.show(
                    switch (notice.kind()) {
                        case INFO -> Icon.INFO;
                        case SUCCESS -> Icon.CHECK;
                        case WARNING, ERROR -> Icon.WARNING;
                    });
            box.getStyleClass()
                    .setAll("notice-line", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
            text.setText(notice.text());
            at.setText(new Times(appearance.get().times(), ZoneId.systemDefault(), texts)
                    .brief(notice.at(), notices.now()));
            setGraphic(box);
        }
    }
}
