package steward.console.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import steward.console.fleet.Selection;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.NodeName;

@Command(
        name = "remove",
        customSynopsis = "steward schedule remove --to TARGETS NAME [OPTIONS]",
        header = "Take a schedule from nodes.",
        description = "What of it runs at that time goes on: 'steward cancel' kills that.",
        footer = {
            "  steward schedule remove --to 'ship*' nightly",
            "  steward schedule remove --to ship1 019b76da-cf10-7beb-9ad7-50ce78625c0e --wait=30s"
        })
final class ScheduleRemoveVerb extends EngineVerb {
    @Mixin
    private ScheduleTargets targets = new ScheduleTargets();

    @Parameters(paramLabel = "NAME", arity = "1", description = "The name of the schedule, or its id.")
    private String name = "";

    @Mixin
    private Manner manner = new Manner();

    ScheduleRemoveVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        targets.filter();
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        session.sync();
        Selection selection = Selection.of(targets.filter(), session.engine().fleet());
        SendRequest request = request(selection.names());
        return new Sending(session, printer, manner, surroundings(), globals().isJson()).send(request);
    }

    private SendRequest request(List<NodeName> nodes) {
        return targets.request(nodes, Attributes.of("action", "remove").with("name", name));
    }
}
