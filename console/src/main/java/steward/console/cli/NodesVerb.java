package steward.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steward.console.cli.render.NodeJson;
import steward.console.cli.render.NodesText;
import steward.console.filter.Filter;
import steward.console.fleet.Fleet;
import steward.console.fleet.Selection;

@Command(
        name = "nodes",
        header = "What the nodes last said of themselves.",
        description = "State, last contact and its age, version, commands that wait or run there, clock and labels.",
        footer = {
            "  steward nodes",
            "  steward nodes 'site=north and not online'",
            "  steward nodes --json 'age>2h' | jq -r '.nodes[].node'"
        })
final class NodesVerb extends EngineVerb {
    @Mixin
    private Targets targets = new Targets();

    NodesVerb(Globals globals, Surroundings surroundings) {
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
        Fleet fleet = session.engine().fleet();
        Selection selection = Listing.select(filter, targets.isGiven(), fleet, printer);
        if (globals().isJson()) {
            printer.json(NodeJson.nodes(selection.nodes(), fleet.now()));
        } else if (!selection.nodes().isEmpty()) {
            printer.text(NodesText.of(selection.nodes(), fleet.now(), printer.screen()));
        }
        return code;
    }
}
