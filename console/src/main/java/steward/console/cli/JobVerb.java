package steward.console.cli;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import steward.console.cli.render.JobJson;
import steward.console.cli.render.JobText;
import steward.console.engine.Found;
import steward.console.job.CommandStatus;
import steward.console.job.JobDetail;

@Command(
        name = "job",
        header = "A job, node by node, with the time of every state.",
        description = "What was asked, and for each node every state with its time and whose word it is.",
        footer = {
            "  steward job 019b2f3c-8a41-7c55-9d0e-6f1a2b3c4d5e",
            "  steward job 3c4d5e          (the end of an id is enough)",
            "  steward job --json 3c4d5e | jq -r '.commands[] | [.node, .state] | @tsv'"
        })
final class JobVerb extends EngineVerb {
    @Parameters(
            paramLabel = "ID",
            description = "Of a job, or of a command to see only that one; its beginning or end is enough.")
    private String id = "";

    JobVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        ExitCode code = sync(session, printer);
        Found found = Answer.of(session.engine().find(id));
        JobDetail detail = Answer.of(session.engine().job(Reference.job(session.engine(), found)));
        List<CommandStatus> commands = Reference.named(detail, found.command());
        Instant now = session.engine().now();
        if (globals().isJson()) {
            printer.json(JobJson.job(detail, commands, now));
        } else {
            printer.text(JobText.of(detail, commands, now, printer.screen()));
        }
        return code;
    }
}
