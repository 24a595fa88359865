package steward.console.desktop.job;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.Texts;

/** Shows what is about to happen to whom, and does it when a person says so. Does not wait: nothing stops meanwhile. */
final class AskDialog {
    /** For more targets than this their number must be typed, as in the composer. */
    static final int UNASKED = 10;
    /** The most lines that are listed; the head says how many there are. */
    static final int MOST_LISTED = 5_000;

    private static final double LINE = 26;
    private static final double TALLEST = 260;

    private final Window owner;
    private final Texts texts;
    private final int zoom;

    /** @param zoom of everything, in percent */
    AskDialog(Window owner, Texts texts, int zoom) {
        this.owner = owner;
        this.texts = texts;
        this.zoom = zoom;
    }

    /** Asks, and runs {@code yes} if that is the answer. */
    void ask(Question question, Runnable yes) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(question.title());
        dialog.setHeaderText(question.head());
        dialog.setResizable(true);
        ButtonType agree = new ButtonType(question.yes(), ButtonBar.ButtonData.OK_DONE);
        ButtonType leave = new ButtonType(texts.get("ask.leave"), ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(agree, leave);
        dialog.getDialogPane()
                .setContent(content(question, dialog.getDialogPane().lookupButton(agree)));
        dialog.getDialogPane().setMinWidth(480);
        dialog.getDialogPane().getStyleClass().add("ask");
        Looks.zoom(dialog.getDialogPane(), zoom);
        Node accept = dialog.getDialogPane().lookupButton(agree);
        accept.setId("ask-yes");
        accept.getStyleClass().add(question.isGrave() ? "danger" : "accent");
        Looks.mark(dialog.getDialogPane(), "ask-grave", question.isGrave());
        dialog.setOnHidden(closed -> {
            if (agree.equals(dialog.getResult())) {
                yes.run();
            }
        });
        dialog.show();
    }

    private VBox content(Question question, Node accept) {
        VBox box = new VBox();
        box.getStyleClass().add("ask-content");
        Label remark = new Label(question.remark());
        remark.setWrapText(true);
        remark.setMaxWidth(560);
        box.getChildren().add(remark);
        if (!question.lines().isEmpty()) {
            ListView<String> list = new ListView<>(FXCollections.observableList(
                    question.lines().stream().limit(MOST_LISTED).toList()));
            list.setPrefHeight(Math.min(TALLEST, LINE * question.lines().size() + 8));
            list.setPrefWidth(560);
            list.setCellFactory(view -> new LineCell());
            list.setFocusTraversable(false);
            list.getStyleClass().addAll("dense", "ask-list");
            list.setAccessibleText(question.head());
            box.getChildren().add(list);
        }
        if (question.targets() > UNASKED) {
            box.getChildren().add(confirm(question.targets(), accept));
        }
        return box;
    }

    private VBox confirm(int targets, Node accept) {
        TextField typed = new TextField();
        typed.setId("ask-count");
        typed.setPromptText(Integer.toString(targets));
        typed.setMaxWidth(120);
        Label label = new Label(texts.get("blast.confirm"));
        label.setLabelFor(typed);
        typed.setAccessibleText(label.getText());
        accept.setDisable(true);
        typed.textProperty()
                .addListener((observed, before, after) ->
                        accept.setDisable(!after.strip().equals(Integer.toString(targets))));
        return new VBox(6, label, typed);
    }

    /** A line that is cut where it is too long. */
    private static final class LineCell extends ListCell<String> {
        LineCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? null : line);
        }
    }

    /**
     * What is asked.
     *
     * @param head what will happen, with its count
     * @param remark what that means
     * @param lines to whom, one a line
     * @param yes on the button that does it
     * @param targets how many; their number must be typed where they are more than {@link #UNASKED}
     * @param isGrave whether it cannot be taken back
     */
    record Question(
            String title, String head, String remark, List<String> lines, String yes, int targets, boolean isGrave) {
        Question {
            lines = List.copyOf(lines);
        }
    }
}
