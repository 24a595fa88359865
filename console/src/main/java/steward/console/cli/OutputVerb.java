package steward.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.console.cli.render.OutputJson;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.console.job.CommandStatus;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

@Command(
        name = "output",
        header = "The whole output of a command.",
        description =
                "What is missing, and why, is said on standard error; the exit code is 0 only when every byte is there and its "
                        + "SHA-256 agrees.",
        footer = {
            "  steward output 3c4d5e",
            "  steward output 3c4d5e --stderr",
            "  steward output 3c4d5e | sha256sum      (a pipe or file gets the exact bytes)"
        })
final class OutputVerb extends EngineVerb {
    @Parameters(
            paramLabel = "COMMAND",
            description = "Its id; the beginning or end of it is enough, and so is the job of a single command.")
    private String id = "";

    @Option(
            names = "--stderr",
            order = 1,
            description = "Standard error of the command in place of its standard output.")
    private boolean stderr;

    @Option(
            names = "--raw",
            order = 2,
            description = "The exact bytes also to a terminal, control characters included: the unit can then write "
                    + "anything to it.")
    private boolean raw;

    OutputVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        ExitCode code = sync(session, printer);
        CommandStatus command = Reference.command(session.engine(), id);
        OutputStreamName wanted = stderr ? OutputStreamName.STDERR : OutputStreamName.STDOUT;
        boolean exact = raw || !printer.isTerminal();
        RemoteText text = new RemoteText("", printer::text);
        OutputListener listener = segment -> {
            if (globals().isJson()) {
                printer.json(OutputJson.segment(segment));
            } else {
                show(segment, wanted, exact, text, printer);
            }
            printer.requireReader();
        };
        OutputReport report = Answer.of(session.engine().output(command.id(), listener));
        if (globals().isJson()) {
            printer.json(OutputJson.report(report));
        } else if (!exact) {
            text.end();
        }
        printer.flush();
        report.remarks().forEach(printer::remark);
        if (!command.state().isFinal()) {
            printer.remark("the command is " + command.state() + ": this is its output so far");
        }
        return report.verified() ? ExitCode.OK : code == ExitCode.OK ? ExitCode.FAILED : code;
    }

    private static void show(
            OutputSegment segment, OutputStreamName wanted, boolean exact, RemoteText text, Printer printer) {
        if (segment.stream() != wanted) {
            return;
        }
        if (exact) {
            printer.bytes(segment.data().toArray());
        } else {
            text.write(segment.data().toArray());
        }
    }
}
