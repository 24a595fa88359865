package steward.console.cli.render;

import java.time.Instant;
import java.util.List;
import steward.console.cli.render.Table.Heading;
import steward.console.job.Job;
import steward.console.job.JobSummary;
import steward.console.text.AgeText;
import steward.console.text.ArgumentsText;

/** The history, one line a job. Ids are printed whole: they are there to be copied. */
public final class JobsText {
    private JobsText() {}

    /**
     * The table of these jobs, in their order.
     *
     * @param dropped commands that left the history to make room; told in a last line
     */
    public static String of(List<JobSummary> jobs, long dropped, Instant now, Screen screen) {
        Table table = new Table(
                Heading.of("JOB"),
                Heading.right("AGE"),
                Heading.shrinking("OPERATOR"),
                Heading.right("NODES"),
                Heading.shrinking("STATES"),
                Heading.shrinking("WHAT"));
        for (JobSummary summary : jobs) {
            Job job = summary.job();
            table.row(
                    Piece.of(job.id()),
                    Piece.of(AgeText.between(job.createdAt(), now)),
                    Piece.of(job.operator()),
                    Piece.of(summary.targets()),
                    CountsText.of(summary),
                    Piece.of(what(job)));
        }
        return table.print(screen)
                + (dropped == 0 ? "" : dropped + " commands of older jobs left the history to make room\n");
    }

    /** The label, the subject where it is not the usual one, and the arguments. */
    static String what(Job job) {
        String label = job.label().map(text -> "[" + text + "] ").orElse("");
        String subject = job.method() + "." + job.domain();
        String arguments = ArgumentsText.of(job.arguments());
        boolean isUsual = subject.equals("shellcommand.operatingsystem");
        return label + (isUsual ? arguments : subject + (arguments.isEmpty() ? "" : " " + arguments));
    }
}
