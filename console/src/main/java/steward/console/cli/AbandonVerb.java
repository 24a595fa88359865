package steward.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import steward.console.cli.render.JobJson;
import steward.console.cli.render.OutcomeText;
import steward.console.job.CommandStatus;

@Command(
        name = "abandon",
        header = "Stop waiting for a command.",
        description =
                "The unit does not hear of it and may still run it; what it says later is recorded beside. To stop the command "
                        + "itself use 'steward cancel'.",
        footer = {"  steward abandon 3c4d5e"})
final class AbandonVerb extends EngineVerb {
    @Parameters(paramLabel = "COMMAND", description = "Its id; the beginning or end of it is enough.")
    private String id = "";

    AbandonVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        ExitCode code = sync(session, printer);
        CommandStatus command = Reference.command(session.engine(), id);
        if (command.state().isFinal()) {
            throw new UsageException("command " + command.id() + " has ended already: it is " + command.state()
                    + "; nothing to abandon");
        }
        CommandStatus after = Answer.of(session.engine().abandon(command.id()));
        if (globals().isJson()) {
            printer.json(JobJson.command(after, session.engine().now()));
        } else {
            printer.line(OutcomeText.of(after, printer.screen()));
        }
        return code;
    }
}
