package steward.console.desktop.fleet;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.route.Route;
import steward.console.fleet.Cell;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.console.text.SafeText;
import steward.message.Presence;

/** What is known of the selected node, beside the grid. */
final class NodeSummary {
    private static final int MOST_SHOWN = 60;

    private final CellParts parts;
    private final Texts texts;
    private final Consumer<Route> go;
    private final VBox box;

    NodeSummary(CellParts parts, Consumer<Route> go, VBox box) {
        this.parts = parts;
        this.texts = parts.texts();
        this.go = go;
        this.box = box;
    }

    void show(NodeStatus status) {
        Instant now = parts.model().now();
        Times times = parts.times();
        Contact contact = status.contact(now);
        StateMark mark = new StateMark(14);
        mark.show(contact);
        Label name = new Label(SafeText.line(status.name().value()), mark);
        name.getStyleClass().add("title-4");
        Label said = new Label(
                texts.get("summary.contact", texts.of("contact.", contact), times.ago(status.heardAt(), now)));
        said.getStyleClass().add("text-muted");
        Button open = new Button(texts.get("summary.open"));
        open.setOnAction(event -> go.accept(new Route.Node(status.name())));
        box.getChildren().setAll(name, said, open, subjects(status, times, now));
        status.presence().ifPresent(presence -> box.getChildren().addAll(facts(presence), labels(presence)));
    }

    private Node subjects(NodeStatus status, Times times, Instant now) {
        VBox cells = new VBox();
        cells.getStyleClass().add("summary-cells");
        for (Cell cell :
                status.cells().subList(0, Math.min(MOST_SHOWN, status.cells().size()))) {
            Hyperlink subject = new Hyperlink(SafeText.line(cell.column().toString()));
            subject.setOnAction(event -> go.accept(new Route.Job(cell.job())));
            Label state = new Label(summary(cell, times, now), StateMark.of(cell.state(), 13));
            cells.getChildren().add(new VBox(subject, state));
        }
        if (status.cells().size() > MOST_SHOWN) {
            Label more = new Label(texts.get("summary.more", status.cells().size() - MOST_SHOWN));
            more.getStyleClass().add("text-muted");
            cells.getChildren().add(more);
        }
        if (status.cells().isEmpty()) {
            Label none = new Label(texts.get("summary.none"));
            none.setWrapText(true);
            none.getStyleClass().add("text-muted");
            cells.getChildren().add(none);
        }
        return cells;
    }

    private String summary(Cell cell, Times times, Instant now) {
        String state = texts.of("state.", cell.state());
        String ago = times.ago(cell.at(), now);
        return cell.exitCode().isPresent()
                ? texts.get(
                        "summary.cell.exit",
                        state,
                        ago,
                        Integer.toString(cell.exitCode().getAsInt()))
                : texts.get("summary.cell", state, ago);
    }

    private Node facts(Presence presence) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        int row = 0;
        line(grid, row++, texts.of("fleet.column.", GridColumn.Own.VERSION), presence.version());
        line(grid, row++, texts.of("fleet.column.", GridColumn.Own.ADDRESSES), String.join("\n", presence.addresses()));
        line(grid, row, texts.get("summary.host"), presence.host());
        return grid;
    }

    private static void line(GridPane grid, int row, String key, String value) {
        Label name = new Label(key);
        name.getStyleClass().add("text-muted");
        Label text = new Label(SafeText.block(value));
        text.setWrapText(true);
        grid.addRow(row, name, text);
    }

    private Node labels(Presence presence) {
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("chips");
        for (Map.Entry<String, String> label : new TreeMap<>(presence.labels())
                .entrySet().stream().limit(MOST_SHOWN).toList()) {
            Label chip = new Label(SafeText.line(label.getKey() + "=" + label.getValue(), 60));
            chip.getStyleClass().add("chip-label");
            chips.getChildren().add(new HBox(chip));
        }
        return chips;
    }
}
