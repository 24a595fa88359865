package steward.console.desktop.node;

import java.util.List;
import java.util.Optional;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.route.Route;
import steward.console.filter.Filter;
import steward.console.job.CommandStatus;
import steward.message.NodeName;

/** What an operator orders from the view of a node; what came of it is told as a notice. */
final class NodeOrders {
    private final NodeName node;
    private final NodeParts parts;
    private final Texts texts;

    NodeOrders(NodeName node, NodeParts parts) {
        this.node = node;
        this.parts = parts;
        texts = parts.texts();
    }

    /** Has the process start or stop, by a signed command. */
    void order(ProcessOrder.Action action, String process) {
        String label = texts.get("node.order.label", texts.of("node.order.", action), process);
        parts.link()
                .send(ProcessOrder.request(node, action, process, label))
                .whenComplete((job, wrong) -> parts.crossing().run(() -> {
                    if (job == null) {
                        failed(wrong);
                    } else {
                        tell(Notice.Kind.INFO, texts.get("node.order.sent", label, node), new Route.Job(job.id()));
                    }
                }));
    }

    /** Asks the node to recall these; a command that was not fetched yet is never started, what has started goes on. */
    void recall(List<CommandStatus> commands) {
        if (commands.isEmpty()) {
            return;
        }
        Route there = new Route.Job(commands.get(0).command().job());
        parts.link()
                .recall(commands.stream().map(CommandStatus::id).toList())
                .whenComplete((recall, wrong) -> parts.crossing().run(() -> {
                    if (recall == null) {
                        failed(wrong);
                    } else {
                        Route where = recall.job()
                                .<Route>map(job -> new Route.Job(job.id()))
                                .orElse(there);
                        int asked = recall.asked().size();
                        int late = recall.ended().size();
                        tell(Notice.Kind.INFO, texts.get("node.recall.asked", node, asked, late), where);
                    }
                }));
    }

    /** Has commands that nobody sent yet sent in another order. */
    void move(QueueOrder.Move move) {
        parts.link().putBefore(move.moved(), move.before()).whenComplete((done, wrong) -> parts.crossing()
                .run(() -> {
                    if (wrong != null) {
                        failed(wrong);
                    }
                }));
    }

    /** Goes to the composer with this node as the target. */
    void compose() {
        String target = Filter.of(List.of(node)).toString();
        parts.go().accept(new Route.Compose(parts.keeper().kept().draft().to(target)));
    }

    /** Goes to what this node runs by itself. */
    void schedules() {
        parts.go().accept(new Route.Schedules(Optional.of(node)));
    }

    private void tell(Notice.Kind kind, String text, Route where) {
        parts.notices().tell(kind, text, "node " + node, Optional.of(where));
    }

    private void failed(Throwable wrong) {
        Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
        parts.notices().error(String.valueOf(cause.getMessage()));
    }
}
