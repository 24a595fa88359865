package steward.console.desktop.compose;

import java.util.stream.Collectors;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.look.Texts;
import steward.console.job.SendRequest;
import steward.message.NodeName;

/** What would be sent to whom, name by name; nothing is sent. */
final class DryRun {
    /** The most names that are listed. */
    private static final int MOST_LISTED = 5_000;

    private DryRun() {}

    static void show(Window owner, Texts texts, Draft draft, Blast blast) {
        Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(texts.get("dry.title"));
        alert.setHeaderText(texts.get("dry.head", draft.method(), draft.domain(), blast.targets()));
        TextArea names = new TextArea(
                blast.request().map(request -> names(request, texts)).orElse(""));
        names.setEditable(false);
        names.getStyleClass().add("mono");
        alert.getDialogPane().setContent(names);
        alert.showAndWait();
    }

    private static String names(SendRequest request, Texts texts) {
        String listed = request.targets().stream()
                .limit(MOST_LISTED)
                .map(NodeName::value)
                .collect(Collectors.joining("\n"));
        int more = request.targets().size() - MOST_LISTED;
        return more > 0 ? listed + "\n" + texts.get("dry.more", more) : listed;
    }
}
