package steward.console.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import steward.console.cli.render.GridRow;
import steward.console.cli.render.GridText;
import steward.console.cli.render.NodeJson;
import steward.console.filter.Filter;
import steward.console.filter.FilterSubject;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeSubject;
import steward.console.fleet.Selection;
import steward.console.job.Undelivered;

@Command(
        name = "grid",
        header = "Nodes by subjects: the last answer, its age, what waits.",
        description =
                "The state that the last answer gave and how old it is; and how many commands the node has not yet "
                        + "confirmed to have.",
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
            List<GridRow> rows = rows(session, filter, fleet);
            if (rows.isEmpty()) {
                Listing.select(filter, targets.isGiven(), fleet, printer);
            }
            print(rows, fleet, printer);
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
                List<GridRow> rows = rows(session, filter, session.engine().fleet());
                screen.show(GridText.of(rows, session.engine().now(), printer.screen()) + "\n" + session.connection()
                        + "; Ctrl-C ends\n");
                watcher.await(REDRAW);
            }
        }
    }

    private void reprint(Session session, Filter filter, Printer printer, Watcher watcher) {
        List<Object> printed = List.of();
        while (!Thread.currentThread().isInterrupted()) {
            Fleet fleet = session.engine().fleet();
            List<GridRow> rows = rows(session, filter, fleet);
            List<Object> essence = rows.stream()
                    .<Object>map(row -> row.essence(session.engine().now()))
                    .toList();
            if (!essence.equals(printed)) {
                if (!printed.isEmpty() && !globals().isJson()) {
                    printer.line("");
                }
                print(rows, fleet, printer);
                printed = essence;
                printer.requireReader();
            }
            watcher.await(REDRAW);
        }
    }

    private static List<GridRow> rows(Session session, Filter filter, Fleet fleet) {
        List<Undelivered> undelivered = Answer.of(session.engine().undelivered()).stream()
                .filter(waiting -> isMeant(filter, waiting, fleet))
                .toList();
        return GridRow.of(Selection.of(filter, fleet).nodes(), undelivered);
    }

    private static boolean isMeant(Filter filter, Undelivered waiting, Fleet fleet) {
        return filter.test(fleet.node(waiting.node())
                .<FilterSubject>map(node -> new NodeSubject(node, fleet.now()))
                .orElseGet(() -> FilterSubject.unheardOf(waiting.node())));
    }

    private void print(List<GridRow> rows, Fleet fleet, Printer printer) {
        if (globals().isJson()) {
            printer.json(NodeJson.grid(rows, fleet.now()));
        } else if (!rows.isEmpty()) {
            printer.text(GridText.of(rows, fleet.now(), printer.screen()));
        }
    }
}
