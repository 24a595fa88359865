package steward.console.desktop.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.events.EventDetail;
import steward.console.desktop.events.EventTable;
import steward.console.desktop.job.CommandTable;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.TimeStyle;
import steward.console.desktop.route.Route;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.message.Presence;

/** Shows a node. */
@SuppressWarnings("NullAway.Init")
final class NodeController {
    private final NodeModel model;
    private final NodeOrders orders;
    private final NodeParts parts;
    private final Texts texts;
    private final FactList facts;
    private final ProcessList processes;
    private final QueuePane queue;
    private final CommandTable commands;
    private final EventTable events;
    private final Parent root;
    private NodeTiles picture;
    private NodeHead head;

    @FXML
    private Label name;

    @FXML
    private Label contact;

    @FXML
    private FlowPane labels;

    @FXML
    private HBox tiles;

    @FXML
    private VBox side;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab queueTab;

    @FXML
    private Tab commandsTab;

    @FXML
    private Tab eventsTab;

    @FXML
    private Button compose;

    NodeController(NodeModel model, NodeOrders orders, NodeParts parts) {
        this.model = model;
        this.orders = orders;
        this.parts = parts;
        texts = parts.texts();
        facts = new FactList(texts);
        processes = new ProcessList(texts, orders::order);
        queue = new QueuePane(model, orders, parts);
        commands = new CommandTable(parts.link(), texts, parts.times(), true);
        events = new EventTable(model.events(), texts, parts.times(), model.now()::get, EventTable.Kind.NODE);
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        head = new NodeHead(texts, name, contact, labels, model.name());
        picture = new NodeTiles(texts, tiles);
        side.getChildren().setAll(processes.node(), facts.node());
        queueTab.setContent(queue.root());
        commandsTab.setContent(commands.table());
        eventsTab.setContent(eventPane());
        commands.table().setPlaceholder(muted(texts.get("node.commands.empty")));
        commands.table().setAccessibleText(texts.get("node.tab.commands.name"));
        opens(queue.table());
        opens(commands.table());
        model.status().addListener((observed, before, after) -> showStatus());
        model.now().addListener((observed, before, after) -> showTime());
        model.commands().addListener((observed, before, after) -> showCommands());
        model.failure().addListener((observed, before, after) -> showCommands());
        model.events().rows().addListener((Observable changed) -> showEvents());
        model.events().failure().addListener((Observable changed) -> showEvents());
        model.events().caughtUp().addListener((Observable changed) -> showEvents());
        showAll();
    }

    private Node eventPane() {
        EventDetail detail = new EventDetail(texts, parts.times(), parts.go());
        SplitPane split = new SplitPane(events.table());
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("edge-to-edge");
        events.table().getSelectionModel().selectedItemProperty().addListener((observed, before, after) -> {
            if (after != null) {
                detail.show(after);
                if (split.getItems().size() == 1) {
                    split.getItems().add(detail.node());
                    split.setDividerPositions(0.55);
                }
            }
        });
        return split;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private void opens(TableView<CommandStatus> table) {
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open(table);
            }
        });
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open(table);
                key.consume();
            }
        });
    }

    private void open(TableView<CommandStatus> table) {
        @Nullable CommandStatus chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            parts.go().accept(new Route.Job(chosen.command().job()));
        }
    }

    /** Shows everything anew, such as after the way to write times changed. */
    void showAll() {
        showStatus();
        showCommands();
        showEvents();
        queue.table().refresh();
        commands.table().refresh();
        events.table().refresh();
    }

    private void showStatus() {
        Optional<NodeStatus> known = model.status().get();
        Optional<Presence> presence = known.flatMap(NodeStatus::presence);
        Instant now = model.now().get();
        head.show(known, now, parts.times().get());
        facts.show(presence, model.changes(), parts.times().get(), now);
        showProcesses();
        showPicture();
    }

    private void showTime() {
        showStatus();
        if (parts.times().get().style() == TimeStyle.RELATIVE) {
            queue.table().refresh();
            commands.table().refresh();
        }
    }

    private void showProcesses() {
        Optional<NodeStatus> known = model.status().get();
        boolean isOnline =
                known.map(status -> status.isOnline(model.now().get())).orElse(false);
        processes.show(
                known.flatMap(NodeStatus::presence).map(Presence::processes).orElse(List.of()),
                model.orders(),
                isOnline);
    }

    private void showPicture() {
        picture.show(
                Trend.of(model.commands().get().newest()),
                model.contact(),
                parts.times().get());
    }

    private void showCommands() {
        NodeModel.Commands read = model.commands().get();
        queue.show(read.waiting());
        TableView<CommandStatus> table = commands.table();
        if (!table.getItems().equals(read.newest())) {
            List<CommandStatus> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
            table.getItems().setAll(read.newest());
            commands.select(selected.stream().map(CommandStatus::id).toList());
        }
        queueTab.setText(texts.get("node.tab.queue", read.waiting().size()));
        commandsTab.setText(texts.get("node.tab.commands", read.newest().size()));
        showProcesses();
        showPicture();
    }

    private void showEvents() {
        int size = model.events().rows().size();
        eventsTab.setText(texts.get("node.tab.events", size));
        String empty = model.events()
                .failure()
                .get()
                .map(why -> texts.get("events.failed", SafeText.line(why)))
                .orElseGet(() -> texts.get(model.events().caughtUp().get() ? "node.events.empty" : "events.reading"));
        events.table().setPlaceholder(muted(empty));
    }

    QueuePane queue() {
        return queue;
    }

    @FXML
    void compose() {
        orders.compose();
    }

    /** Goes to that list: 0 for what waits, 1 for commands, 2 for events. */
    void choose(int tab) {
        tabs.getSelectionModel().select(tab);
        Node content = tab == 0 ? queue.table() : tab == 1 ? commands.table() : events.table();
        content.requestFocus();
    }

    /** Puts the focus where one begins. */
    void focus() {
        if (model.commands().get().waiting().isEmpty()) {
            compose.requestFocus();
        } else {
            queue.table().requestFocus();
        }
    }
}
