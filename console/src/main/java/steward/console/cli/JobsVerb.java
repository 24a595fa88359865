package steward.console.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import steward.console.cli.render.JobJson;
import steward.console.cli.render.JobsText;
import steward.console.engine.JobQuery;
import steward.console.job.JobSummary;

@Command(
        name = "jobs",
        header = "What was sent, by all operators, newest first.",
        footer = {
            "  steward jobs",
            "  steward jobs --search nginx --limit 100",
            "  steward jobs --output 'No space left'",
            "  steward jobs --runs --search nightly"
        })
final class JobsVerb extends EngineVerb {
    private static final int USUAL_LIMIT = 20;

    @Option(names = "--limit", paramLabel = "N", order = 1, description = "At most so many. Default: 20.")
    private int limit = USUAL_LIMIT;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            order = 2,
            description = "Only jobs whose label, method, operator, arguments or node names contain it.")
    private @Nullable String search;

    @Option(
            names = "--output",
            paramLabel = "TEXT",
            order = 3,
            description = "Only jobs with output that contains it, as far as it is kept here.")
    private @Nullable String output;

    @Option(names = "--runs", order = 4, description = "Also what schedules on nodes ran by themselves.")
    private boolean runs;

    JobsVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        query();
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        ExitCode code = sync(session, printer);
        List<JobSummary> jobs = Answer.of(session.engine().jobs(query()));
        long dropped = Answer.of(engine(session).health()).dropped().commands();
        if (globals().isJson()) {
            printer.json(JobJson.jobs(jobs, dropped));
        } else {
            printer.text(JobsText.of(jobs, dropped, session.engine().now(), printer.screen()));
            if (jobs.size() == limit) {
                printer.remark("these are the newest " + limit + ": --limit shows more");
            }
        }
        return code;
    }

    private JobQuery query() {
        try {
            return new JobQuery(
                    Optional.empty(), Optional.ofNullable(search), Optional.ofNullable(output), runs, limit);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--limit: " + e.getMessage());
        }
    }
}
