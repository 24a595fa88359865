package steward.console.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.codec.Json;
import steward.console.cli.render.PreviewText;
import steward.console.engine.Cancellation;
import steward.console.engine.Engine;
import steward.console.engine.Found;
import steward.time.Durations;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "cancel",
        header = "Recall what has not started, kill what runs.",
        description =
                "The request is itself a durable command; each node answers what became of it: recalled, killed, or too late.",
        footer = {"  steward cancel 3c4d5e", "  steward cancel 3c4d5e --wait=1m"})
final class CancelVerb extends EngineVerb {
    @Parameters(paramLabel = "JOB|COMMAND", description = "Its id; the beginning or end of it is enough.")
    private String id = "";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "36500d",
            order = 1,
            description = "Wait until every node has answered the request, for at most TIME, and print the answers.")
    private @Nullable Duration wait;

    CancelVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        session.sync();
        Engine engine = session.engine();
        Found found = Answer.of(engine.find(id));
        Cancellation cancellation = Answer.of(
                found.command().isPresent()
                        ? engine.cancel(found.command().get())
                        : engine.cancel(found.job().orElseThrow()));
        print(cancellation, printer);
        if (cancellation.job().isEmpty()) {
            return ExitCode.OK;
        }
        Following following = new Following(
                session, printer, cancellation.job().get(), globals().isJson());
        ExitCode delivered = following.untilQueued();
        if (delivered != ExitCode.OK || wait == null) {
            return delivered;
        }
        return following.untilEnded(Optional.of(wait).filter(time -> time.compareTo(Durations.MOST) < 0));
    }

    private void print(Cancellation cancellation, Printer printer) {
        if (globals().isJson()) {
            ObjectNode line = Json.object().put("event", "cancel");
            cancellation.job().ifPresent(job -> line.put("job", job.id().toString()));
            cancellation.asked().forEach(command -> line.withArray("asked").add(command.toString()));
            cancellation.ended().forEach(command -> line.withArray("ended").add(command.toString()));
            printer.json(line);
            return;
        }
        cancellation.job().ifPresent(job -> printer.line("saved " + job.id()));
        if (!cancellation.asked().isEmpty()) {
            printer.line(
                    "asked to cancel: " + PreviewText.nodes(cancellation.asked().size()));
        }
        if (!cancellation.ended().isEmpty()) {
            printer.line("had ended already: "
                    + PreviewText.nodes(cancellation.ended().size()));
        }
    }
}
