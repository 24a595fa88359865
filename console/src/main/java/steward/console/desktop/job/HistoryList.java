package steward.console.desktop.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.lifecycle.Transition;

/** Every transition of a command, down a line: what, when, how long after the one before, who said so, and why. */
final class HistoryList {
    private static final double MARK = 16;

    private final Texts texts;
    private final VBox entries = new VBox();
    private final ScrollPane scroll = new ScrollPane(entries);
    private @Nullable CommandStatus shown;
    private @Nullable Times shownTimes;

    HistoryList(Texts texts) {
        this.texts = texts;
        entries.getStyleClass().add("history");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setAccessibleText(texts.get("detail.timeline"));
    }

    ScrollPane root() {
        return scroll;
    }

    void show(CommandStatus status, Times times) {
        if (status.equals(shown) && times.equals(shownTimes)) {
            return;
        }
        shown = status;
        shownTimes = times;
        entries.getChildren().clear();
        List<Transition> transitions = status.transitions();
        for (int i = 0; i < transitions.size(); i++) {
            Optional<Transition> before = i == 0 ? Optional.empty() : Optional.of(transitions.get(i - 1));
            boolean last = i == transitions.size() - 1;
            entries.getChildren().add(entry(transitions.get(i), before, last, times));
        }
        entries.getChildren().add(ids(status, times));
    }

    private HBox entry(Transition transition, Optional<Transition> before, boolean last, Times times) {
        Region line = new Region();
        line.getStyleClass().add("history-line");
        line.setVisible(!last);
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(StateMark.of(transition.state(), MARK), line);
        rail.getStyleClass().add("history-rail");
        Label state = new Label(texts.of("state.", transition.state()));
        state.getStyleClass().add("text-bold");
        Label by = muted(texts.of("speaker.", transition.saidBy()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label at = muted(times.exact(transition.at()));
        at.getStyleClass().add("mono");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(state, by, gap, at);
        head.getStyleClass().add("history-head");
        VBox text = new VBox(head);
        text.getStyleClass().add("history-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        before.map(earlier -> Duration.between(earlier.at(), transition.at()))
                .filter(length -> !length.isNegative())
                .ifPresent(length -> text.getChildren().add(muted(texts.get("history.after", LengthText.of(length)))));
        transition.reason().ifPresent(why -> text.getChildren().add(wrapped(SafeText.block(why))));
        return new HBox(rail, text);
    }

    private VBox ids(CommandStatus status, Times times) {
        VBox ids = new VBox();
        ids.getStyleClass().add("history-ids");
        ids.getChildren().add(wrapped(texts.get("history.id", status.id().toString())));
        ids.getChildren()
                .add(wrapped(status.signer()
                        .map(key -> texts.get("history.signer", key.toString()))
                        .orElse(texts.get("history.unsigned"))));
        ids.getChildren()
                .add(wrapped(
                        texts.get("history.valid", times.exact(status.command().validUntil()))));
        status.command().parent().ifPresent(parent -> ids.getChildren()
                .add(wrapped(texts.get("history.parent", parent.toString()))));
        status.progress().cancel().ifPresent(cancel -> ids.getChildren()
                .add(wrapped(texts.get(
                        "history.cancel",
                        times.exact(cancel.at()),
                        cancel.cancel().toString()))));
        ids.getChildren().forEach(label -> label.getStyleClass().add("hint"));
        return ids;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
