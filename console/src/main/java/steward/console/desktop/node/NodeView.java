package steward.console.desktop.node;

import java.util.List;
import javafx.scene.Parent;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.console.text.SafeText;
import steward.icons.Icon;
import steward.message.NodeName;

/** One node as a view: what it says, what changed, its processes, its queue, its commands and its events. */
public final class NodeView implements View {
    private final NodeModel model;
    private final NodeController controller;
    private final NodeOrders orders;
    private final Runnable forget;

    public NodeView(NodeName name, NodeParts parts) {
        model = new NodeModel(name, parts.link(), parts.feed(), parts.worker(), parts.crossing(), parts.memory());
        orders = new NodeOrders(name, parts);
        controller = new NodeController(model, orders, parts);
        forget = parts.keeper().onChange(kept -> controller.showAll());
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return SafeText.line(model.name().value());
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("node-compose", Action.Group.HERE, Icon.COMPOSE, "n", orders::compose),
                new Action("node-queue", Action.Group.HERE, Icon.CLOCK, "w", () -> controller.choose(0)),
                new Action("node-commands", Action.Group.HERE, Icon.JOBS, "c", () -> controller.choose(1)),
                new Action("node-schedules", Action.Group.HERE, Icon.CLOCK, "s", orders::schedules),
                new Action("node-events", Action.Group.HERE, Icon.EVENTS, "e", () -> controller.choose(2)),
                new Action("node-recall", Action.Group.HERE, Icon.UNDO, "Shortcut+Delete", () -> controller
                        .queue()
                        .recall()),
                new Action("node-earlier", Action.Group.HERE, Icon.CHEVRON_UP, "Alt+Up", () -> controller
                        .queue()
                        .earlier()),
                new Action("node-later", Action.Group.HERE, Icon.CHEVRON_DOWN, "Alt+Down", () -> controller
                        .queue()
                        .later()));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        forget.run();
        model.close();
    }
}
