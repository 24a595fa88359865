package steward.console.desktop.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.icons.Icon;
import steward.message.CommandState;
import steward.message.ProcessStatus;

/** One process: its state, its numbers, what was ordered, and the button for the next order. */
final class ProcessLine {
    private static final int LONGEST_REASON = 300;

    private final String name;
    private final Texts texts;
    private final BiConsumer<ProcessOrder.Action, String> order;
    private final IconView icon = new IconView(Icon.PLAY, 12);
    private final Label state = new Label();
    private final Label numbers = new Label();
    private final Label ordered = new Label();
    private final Label warning = new Label();
    private final Button act = new Button();
    private final Button confirm = new Button();
    private final Button keep = new Button();
    private final HBox confirming;
    private final VBox box;
    private ProcessOrder.Action next = ProcessOrder.Action.STOP;

    ProcessLine(String name, Texts texts, BiConsumer<ProcessOrder.Action, String> order) {
        this.name = name;
        this.texts = texts;
        this.order = order;
        Label title = new Label(name, icon);
        title.getStyleClass().add("process-name");
        title.setMinWidth(0);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        act.getStyleClass().add("small");
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.setOnAction(event -> press());
        HBox head = new HBox(title, between, act);
        head.setAlignment(Pos.CENTER_LEFT);
        state.setMinWidth(Region.USE_PREF_SIZE);
        numbers.getStyleClass().add("text-muted");
        HBox facts = new HBox(state, numbers);
        facts.getStyleClass().add("process-facts");
        ordered.setWrapText(true);
        warning.setWrapText(true);
        warning.getStyleClass().add("process-warning");
        confirm.setText(texts.get("node.stop.confirm"));
        confirm.getStyleClass().addAll("small", "danger");
        confirm.setOnAction(event -> {
            ask(false);
            order.accept(ProcessOrder.Action.STOP, name);
        });
        keep.setText(texts.get("node.stop.keep"));
        keep.getStyleClass().add("small");
        keep.setOnAction(event -> ask(false));
        confirming = new HBox(confirm, keep);
        confirming.getStyleClass().add("process-confirm");
        box = new VBox(head, facts, ordered, warning, confirming);
        box.getStyleClass().add("process-line");
        ordered.managedProperty().bind(ordered.visibleProperty());
        warning.managedProperty().bind(warning.visibleProperty());
        confirming.managedProperty().bind(confirming.visibleProperty());
        ask(false);
    }

    Node node() {
        return box;
    }

    void show(ProcessStatus process, Optional<ProcessOrder> standing, boolean isOnline) {
        boolean stopped = process.state() == ProcessStatus.State.STOPPED;
        next = stopped ? ProcessOrder.Action.START : ProcessOrder.Action.STOP;
        icon.show(stopped ? Icon.STOP : process.state() == ProcessStatus.State.RESTARTING ? Icon.RETRY : Icon.PLAY);
        state.setText(texts.of("node.process.", process.state()));
        state.getStyleClass()
                .setAll(
                        "label",
                        "process-state",
                        "process-" + process.state().name().toLowerCase(Locale.ROOT));
        numbers.setText(numbers(process));
        boolean waits =
                standing.filter(known -> !known.status().state().isFinal()).isPresent();
        act.setText(texts.of("node.order.", next));
        act.setAccessibleText(texts.of("node.order.", next) + " " + name);
        act.setVisible(!isOwn());
        act.setDisable(waits || isOwn() || confirming.isVisible());
        warning.setText(texts.get(isOnline ? "node.stop.what" : "node.stop.offline", name));
        if (stopped && confirming.isVisible()) {
            ask(false);
        }
        showOrder(standing);
    }

    /** What is not zero of: running, waiting, restarted. */
    private String numbers(ProcessStatus process) {
        List<String> told = new ArrayList<>();
        if (process.running() > 0) {
            told.add(texts.get("node.process.busy", process.running()));
        }
        if (process.queued() > 0) {
            told.add(texts.get("node.process.waiting", process.queued()));
        }
        if (process.restarts() > 0) {
            told.add(texts.get("node.process.restarts", process.restarts()));
        }
        return told.isEmpty() ? texts.get("node.process.idle") : String.join(" \u00b7 ", told);
    }

    /** The process that obeys orders cannot be stopped by one: it could not be started again. */
    private boolean isOwn() {
        return name.startsWith(ProcessOrder.METHOD + ".");
    }

    private void showOrder(Optional<ProcessOrder> standing) {
        Optional<String> text = standing.filter(known -> known.status().state() != CommandState.SUCCEEDED)
                .map(this::text);
        ordered.setVisible(text.isPresent());
        ordered.setText(text.orElse(""));
        boolean failed =
                standing.filter(known -> known.status().state().isFinal()).isPresent();
        ordered.getStyleClass().setAll("label", failed ? "text-danger" : "process-ordered");
    }

    private String text(ProcessOrder known) {
        String action = texts.of("node.ordered.", known.action());
        String state = texts.of("state.", known.status().state());
        return known.status()
                .progress()
                .reason()
                .map(why -> texts.get("node.ordered.reason", action, state, SafeText.line(why, LONGEST_REASON)))
                .orElseGet(() -> texts.get("node.ordered", action, state));
    }

    private void press() {
        if (next == ProcessOrder.Action.STOP) {
            ask(true);
            keep.requestFocus();
        } else {
            order.accept(next, name);
        }
    }

    private void ask(boolean asking) {
        confirming.setVisible(asking);
        warning.setVisible(asking);
        act.setDisable(asking);
    }
}
