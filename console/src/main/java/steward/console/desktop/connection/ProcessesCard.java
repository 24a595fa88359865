package steward.console.desktop.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.supervision.ProcessError;
import steward.supervision.SupervisedState;

/** What this program runs to follow the broker and to publish: each with its state and its last error. */
final class ProcessesCard {
    private final Texts texts;
    private final VBox lines = new VBox();
    private final VBox card;
    private List<SupervisedState> shown = List.of();

    /** @param errors goes to the list of all errors */
    ProcessesCard(Texts texts, Runnable errors) {
        this.texts = texts;
        Label title = new Label(texts.get("processes.title"));
        title.getStyleClass().add("title-4");
        Hyperlink all = new Hyperlink(texts.get("processes.errors"));
        all.setOnAction(event -> errors.run());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(title, between, all);
        head.getStyleClass().add("profile-head");
        lines.getStyleClass().add("process-lines");
        card = new VBox(head, lines);
        card.getStyleClass().add("card");
    }

    Node node() {
        return card;
    }

    void show(List<SupervisedState> processes) {
        if (!processes.equals(shown)) {
            shown = processes;
            lines.getChildren().setAll(processes.stream().map(this::line).toList());
        }
        card.setVisible(!processes.isEmpty());
        card.setManaged(!processes.isEmpty());
    }

    private Node line(SupervisedState process) {
        Label name = new Label(SafeText.line(process.name().value()));
        name.getStyleClass().add("text-bold");
        Label state = new Label(texts.of("node.process.", process.state()));
        state.getStyleClass().add("process-" + process.state().name().toLowerCase(Locale.ROOT));
        HBox head = new HBox(name, state);
        head.getStyleClass().add("profile-head");
        if (process.restarts() > 0) {
            Label restarts = new Label(texts.get("node.process.restarts", process.restarts()));
            restarts.getStyleClass().add("text-muted");
            head.getChildren().add(restarts);
        }
        VBox line = new VBox(head);
        Optional<String> cause = process.lastError().map(ProcessError::cause);
        cause.ifPresent(text -> {
            Label last = new Label(texts.get("processes.last", SafeText.line(text)));
            last.setWrapText(true);
            last.getStyleClass().add("hint");
            line.getChildren().add(last);
        });
        return line;
    }
}
