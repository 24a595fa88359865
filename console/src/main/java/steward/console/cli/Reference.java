package steward.console.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import steward.console.engine.Engine;
import steward.console.engine.Found;
import steward.console.job.CommandStatus;
import steward.console.job.JobDetail;
import steward.console.job.RefusedException;
import steward.console.text.SafeText;
import steward.message.CommandId;
import steward.message.JobId;

/** What an operator means by an id, whole or its beginning or end. */
final class Reference {
    private Reference() {}

    /** The command; the id of a job stands for its command where it has only one. */
    static CommandStatus command(Engine engine, String id) {
        Found found = Answer.of(engine.find(id));
        if (found.command().isPresent()) {
            return status(engine, found.command().get());
        }
        List<CommandStatus> commands =
                found.job().map(job -> Answer.of(engine.job(job)).commands()).orElse(List.of());
        if (commands.size() != 1) {
            throw new UsageException("\"" + SafeText.line(id, 80) + "\" is a job of " + commands.size()
                    + " commands: name one of them:\n"
                    + commands.stream()
                            .map(command -> "  " + command.id() + "  "
                                    + SafeText.line(command.node().value()))
                            .collect(Collectors.joining("\n")));
        }
        return commands.get(0);
    }

    /** The job; the id of a command stands for the job that it is part of. */
    static JobId job(Engine engine, Found found) {
        return found.job()
                .orElseGet(() ->
                        status(engine, found.command().orElseThrow()).command().job());
    }

    /** The commands of a job, or only the one that was named. */
    static List<CommandStatus> named(JobDetail detail, Optional<CommandId> command) {
        return detail.commands().stream()
                .filter(status -> command.isEmpty() || command.get().equals(status.id()))
                .toList();
    }

    private static CommandStatus status(Engine engine, CommandId id) {
        return Answer.of(engine.commands(List.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        RefusedException.Kind.NOT_FOUND, "command " + id + " is not known: see 'steward jobs'"));
    }
}
