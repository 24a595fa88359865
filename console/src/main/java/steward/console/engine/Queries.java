package steward.console.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import steward.console.job.CommandStatus;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.RefusedException;
import steward.console.store.History;
import steward.message.CommandId;
import steward.message.JobId;

/** Questions to the store, answered one after another on the thread that reads it. */
final class Queries {
    private static final Pattern PART_OF_AN_ID = Pattern.compile("[0-9a-f-]{4,36}");

    private final History history;
    private final Workers workers;

    Queries(History history, Workers workers) {
        this.history = history;
        this.workers = workers;
    }

    <T> CompletionStage<T> ask(Function<History, T> question) {
        return workers.read(() -> question.apply(history));
    }

    CompletionStage<JobDetail> job(JobId id) {
        return ask(reader -> {
            JobSummary summary =
                    reader.job(id).orElseThrow(() -> notFound("there is no job " + id + " here: see the list of jobs"));
            return new JobDetail(summary, reader.commandsOf(id));
        });
    }

    CompletionStage<CommandStatus> command(CommandId id) {
        return ask(reader -> reader.commands(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> notFound("there is no command " + id + " here: see its job for the ids")));
    }

    CompletionStage<Found> find(String text) {
        String part = text.strip().toLowerCase(Locale.ROOT);
        if (!PART_OF_AN_ID.matcher(part).matches()) {
            throw notFound("\"" + text
                    + "\" is not an id of a job or a command, nor at least four characters of its beginning or end");
        }
        return ask(reader -> {
            List<JobId> jobs = reader.jobsLike(part);
            List<CommandId> commands = reader.commandsLike(part);
            if (jobs.isEmpty() && commands.isEmpty()) {
                throw notFound("no job and no command has the id " + text + ": see the list of jobs");
            }
            if (jobs.size() + commands.size() > 1) {
                throw notFound("several jobs or commands have ids that begin or end with " + text
                        + ": give more of the id, such as\n" + listed(jobs, commands));
            }
            return new Found(jobs.stream().findFirst(), commands.stream().findFirst());
        });
    }

    private static String listed(List<JobId> jobs, List<CommandId> commands) {
        return Stream.concat(
                        jobs.stream().map(job -> "  job " + job),
                        commands.stream().map(command -> "  command " + command))
                .collect(Collectors.joining("\n"));
    }

    private static RefusedException notFound(String message) {
        return new RefusedException(RefusedException.Kind.NOT_FOUND, message);
    }

    /** For callers on a thread that may wait. */
    <T> T await(Function<History, T> question) {
        return ask(question).toCompletableFuture().join();
    }

    Optional<CommandStatus> find(CommandId id) {
        return await(reader -> reader.commands(List.of(id)).stream().findFirst());
    }
}
