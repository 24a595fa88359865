package steward.console.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import steward.console.cli.render.GridText;
import steward.console.cli.render.NodeJson;
import steward.console.filter.Filter;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeStatus;
import steward.console.fleet.Selection;

@Command(
        name = "grid",
        header = "Nodes by subjects: the state of the last answer, and its age.",
        footer = {
            "  steward grid",
            "  steward grid 'state:failed,timed_out'",
            "  steward grid --watch 'site=north'",
            "  steward grid --json | jq '.nodes[] | select(.state != \"online\")'"
        })
final class GridVerb extends EngineVerb {
    private static final Duration REDRAW = Duration.ofSeconds(1);

    @Mixin
    private Targets targets = new Targets();

    @Option(
            names = "--watch",
            order = 1,
            description = "Go on: redraw in place on every change; where output is no terminal, print the grid anew.")
    private boolean watch;

    GridVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        targets.filter();
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        Filter filter = targets.filter();
        ExitCode code = sync(session, printer);
        if (!watch) {
            Fleet fleet = session.engine().fleet();
            print(Listing.select(filter, targets.isGiven(), fleet, printer).nodes(), fleet, printer);
            return code;
        }
        try (Watcher watcher = Watcher.of(session.engine())) {
            if (printer.isTerminal() && !globals().isJson()) {
                redraw(session, filter, printer, watcher);
            } else {
                reprint(session, filter, printer, watcher);
            }
        }
        return code;
    }

    private void redraw(Session session, Filter filter, Printer printer, Watcher watcher) {
        try (LiveScreen screen = new LiveScreen(printer)) {
            while (!Thread.currentThread().isInterrupted()) {
                Fleet fleet = session.engine().fleet();
                List<NodeStatus> nodes = Selection.of(
                                filter, fleet.nodes(), session.engine().now())
                        .nodes();
                screen.show(GridText.of(nodes, fleet.columns(), session.engine().now(), printer.screen()) + "\n"
                        + session.connection() + "; Ctrl-C ends\n");
                watcher.await(REDRAW);
            }
        }
    }

    private void reprint(Session session, Filter filter, Printer printer, Watcher watcher) {
        List<Object> printed = List.of();
        while (!Thread.currentThread().isInterrupted()) {
            Fleet fleet = session.engine().fleet();
            List<NodeStatus> nodes = Selection.of(filter, fleet).nodes();
            List<Object> essence = essence(nodes, fleet);
            if (!essence.equals(printed)) {
                if (!printed.isEmpty() && !globals().isJson()) {
                    printer.line("");
                }
                print(nodes, fleet, printer);
                printed = essence;
            }
            watcher.await(REDRAW);
        }
    }

    /** What a reader would call a change: not that everything is a second older. */
    private static List<Object> essence(List<NodeStatus> nodes, Fleet fleet) {
        List<Object> essence = new ArrayList<>();
        for (NodeStatus node : nodes) {
            essence.add(List.of(node.name(), node.contact(fleet.now()), node.cells()));
        }
        return essence;
    }

    private void print(List<NodeStatus> nodes, Fleet fleet, Printer printer) {
        if (globals().isJson()) {
            printer.json(NodeJson.grid(nodes, fleet.now()));
        } else if (!nodes.isEmpty()) {
            printer.text(GridText.of(nodes, fleet.columns(), fleet.now(), printer.screen()));
        }
    }
}
