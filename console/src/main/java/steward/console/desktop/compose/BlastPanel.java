package steward.console.desktop.compose;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.icons.Icon;
import steward.message.NodeName;

/** What a send would reach: how many nodes, how many of them are away and since when, what already waits for them. */
final class BlastPanel extends VBox {
    private static final int MOST_UNKNOWN = 20;

    private final ComposeModel model;
    private final Texts texts;
    private final Label count = new Label();
    private final Label offline = new Label();
    private final Label silent = new Label();
    private final Label waiting = new Label();
    private final Label unknown = new Label();
    private final CheckBox allow;
    private final Label refusal = new Label();
    private final TextField confirm = new TextField();
    private final VBox confirmBox;

    BlastPanel(ComposeModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("card", "blast");
        Label title = new Label(texts.get("blast.title"));
        title.getStyleClass().add("title-4");
        count.getStyleClass().add("blast-count");
        silent.getStyleClass().add("hint");
        refusal.getStyleClass().add("text-muted");
        unknown.getStyleClass().add("field-error");
        allow = new CheckBox(texts.get("blast.allow"));
        allow.selectedProperty().bindBidirectional(model.allowUnknown());
        confirm.setId("confirm");
        confirm.textProperty().bindBidirectional(model.confirmed());
        confirm.setPrefColumnCount(8);
        Label ask = new Label(texts.get("blast.confirm"));
        ask.setWrapText(true);
        ask.setLabelFor(confirm);
        confirm.setAccessibleText(ask.getText());
        confirmBox = new VBox(new HBox(new IconView(Icon.WARNING), ask), confirm);
        confirmBox.getStyleClass().add("blast-confirm");
        for (Label label : List.of(offline, silent, waiting, unknown, refusal)) {
            label.setWrapText(true);
        }
        getChildren().setAll(title, refusal, count, offline, silent, waiting, unknown, allow, confirmBox);
        model.blast().addListener((Observable changed) -> show());
        show();
    }

    private void show() {
        Blast now = model.blast().get();
        put(refusal, now.refusal().orElse(""));
        put(count, now.refusal().isPresent() ? "" : texts.get("blast.count", now.targets()));
        put(offline, now.offlineCount() == 0 ? "" : texts.get("blast.offline", now.offlineCount()));
        put(silent, now.offline().stream().map(this::silent).collect(Collectors.joining("\n")));
        put(waiting, now.waiting() == 0 ? "" : texts.get("blast.waiting", now.waiting()));
        put(unknown, unknown(now.unknown()));
        boolean asked = !now.unknown().isEmpty();
        allow.setVisible(asked);
        allow.setManaged(asked);
        boolean confirmed = now.targets() > ComposeModel.UNASKED;
        confirmBox.setVisible(confirmed);
        confirmBox.setManaged(confirmed);
        confirm.setPromptText(Integer.toString(now.targets()));
    }

    private String silent(Blast.Silent node) {
        return node.age().isEmpty()
                ? node.name().value()
                : texts.get("blast.silent", node.name().value(), node.age());
    }

    private String unknown(Map<NodeName, List<NodeName>> names) {
        String listed = names.entrySet().stream()
                .limit(MOST_UNKNOWN)
                .map(entry -> entry.getValue().isEmpty()
                        ? texts.get("blast.unknown", entry.getKey().value())
                        : texts.get(
                                "blast.unknown.nearest",
                                entry.getKey().value(),
                                entry.getValue().stream().map(NodeName::value).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
        int more = names.size() - MOST_UNKNOWN;
        return more > 0 ? listed + "\n" + texts.get("blast.unknown.more", more) : listed;
    }

    private static void put(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
