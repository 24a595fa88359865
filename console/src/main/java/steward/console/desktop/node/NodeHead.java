package steward.console.desktop.node;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.fleet.NodeStatus;
import steward.console.text.SafeText;
import steward.message.NodeName;
import steward.message.Presence;

/** Name, contact and labels of a node at the top of its view. */
final class NodeHead {
    private static final int MOST_LABELS = 60;
    private static final int LONGEST_LABEL = 60;

    private final Texts texts;
    private final Label name;
    private final Label contact;
    private final FlowPane labels;
    private final StateMark mark = new StateMark(16);
    private Map<String, String> shown = Map.of();

    NodeHead(Texts texts, Label name, Label contact, FlowPane labels, NodeName node) {
        this.texts = texts;
        this.name = name;
        this.contact = contact;
        this.labels = labels;
        name.setText(SafeText.line(node.value()));
        labels.managedProperty().bind(labels.visibleProperty());
        labels.setVisible(false);
    }

    void show(Optional<NodeStatus> known, Instant now, Times times) {
        known.ifPresent(status -> mark.show(status.contact(now)));
        name.setGraphic(known.isPresent() ? mark : null);
        contact.setText(known.map(status -> texts.get(
                        "summary.contact", texts.of("contact.", status.contact(now)), times.ago(status.heardAt(), now)))
                .orElseGet(() -> texts.get("node.unknown")));
        showLabels(known.flatMap(NodeStatus::presence).map(Presence::labels).orElse(Map.of()));
    }

    private void showLabels(Map<String, String> said) {
        if (said.equals(shown)) {
            return;
        }
        shown = said;
        labels.setVisible(!said.isEmpty());
        labels.getChildren()
                .setAll(new TreeMap<>(said)
                        .entrySet().stream()
                                .limit(MOST_LABELS)
                                .map(NodeHead::chip)
                                .toList());
    }

    private static Node chip(Map.Entry<String, String> label) {
        Label chip = new Label(SafeText.line(label.getKey() + "=" + label.getValue(), LONGEST_LABEL));
        chip.getStyleClass().add("chip-label");
        return new HBox(chip);
    }
}
