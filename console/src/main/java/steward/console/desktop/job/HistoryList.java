package steward.console.desktop.job;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.lifecycle.Transition;

/** Every transition of a command: what, when, who said so, and why. */
final class HistoryList extends GridPane {
    HistoryList() {
        getStyleClass().addAll("facts", "history");
    }

    void show(CommandStatus status, Texts texts, Times times) {
        getChildren().clear();
        List<Transition> transitions = status.progress().transitions();
        for (int row = 0; row < transitions.size(); row++) {
            Transition transition = transitions.get(row);
            Label at = new Label(times.exact(transition.at()));
            at.getStyleClass().add("mono");
            Label by = new Label(texts.of("speaker.", transition.saidBy()));
            by.getStyleClass().add("text-muted");
            Label why = new Label(SafeText.block(transition.reason().orElse("")));
            why.setWrapText(true);
            addRow(
                    row,
                    StateMark.of(transition.state(), 13),
                    new Label(texts.of("state.", transition.state())),
                    at,
                    by,
                    why);
        }
        Label id = new Label(texts.get("history.ids", status.id().toString(), signer(status, texts)));
        id.getStyleClass().add("text-muted");
        id.setWrapText(true);
        add(id, 0, transitions.size(), 5, 1);
    }

    private static String signer(CommandStatus status, Texts texts) {
        return status.signer().map(Object::toString).orElse(texts.get("history.unsigned"));
    }
}
