package steward.console.desktop.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.message.ProcessStatus;

/** The processes of a node: what each does, what waits for it, and buttons that order it about. */
final class ProcessList {
    private final Texts texts;
    private final BiConsumer<ProcessOrder.Action, String> order;
    private final VBox box = new VBox();
    private final VBox node;
    private final Map<String, ProcessLine> lines = new HashMap<>();
    private final Label none = new Label();

    /** @param order has a process of that name ordered about; a stop has been confirmed */
    ProcessList(Texts texts, BiConsumer<ProcessOrder.Action, String> order) {
        this.texts = texts;
        this.order = order;
        Label title = new Label(texts.get("node.processes"));
        title.getStyleClass().add("title-4");
        box.getStyleClass().add("process-lines");
        none.setText(texts.get("node.processes.none"));
        none.setWrapText(true);
        none.getStyleClass().add("text-muted");
        node = new VBox(title, box);
        node.getStyleClass().add("card");
    }

    Node node() {
        return node;
    }

    /** Shows them; a line that is there stays the same node, so that the focus stays in it. */
    void show(List<ProcessStatus> processes, Map<String, ProcessOrder> orders, boolean isOnline) {
        List<Node> shown = new ArrayList<>();
        List<ProcessStatus> sorted = processes.stream()
                .sorted(Comparator.comparing(ProcessList::name))
                .toList();
        for (ProcessStatus process : sorted) {
            String name = name(process);
            @Nullable ProcessLine line = lines.get(name);
            if (line == null) {
                line = new ProcessLine(name, texts, order);
                lines.put(name, line);
            }
            line.show(process, Optional.ofNullable(orders.get(name)), isOnline);
            shown.add(line.node());
        }
        lines.keySet().retainAll(sorted.stream().map(ProcessList::name).toList());
        if (shown.isEmpty()) {
            shown.add(none);
        }
        if (!box.getChildren().equals(shown)) {
            box.getChildren().setAll(shown);
        }
    }

    static String name(ProcessStatus process) {
        return SafeText.line(process.method() + "." + process.domain());
    }
}
