package steward.console.desktop.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.Job;
import steward.console.job.JobSummary;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.message.OnInterrupt;
import steward.time.Durations;

/** What is said of a job in words. */
public final class JobWords {
    private static final int LONGEST_TITLE = 120;
    /** What it runs stands below in full. */
    private static final int LONGEST_UNTITLED = 64;

    private static final int LONGEST_COMMAND = 500;

    private JobWords() {}

    /** What the operator called it, else the beginning of what it runs, else its method and domain. */
    public static String title(Job job) {
        if (job.label().isPresent()) {
            return SafeText.line(job.label().get(), LONGEST_TITLE);
        }
        String asked = untitled(job);
        return asked.isEmpty() ? subject(job) : SafeText.line(asked, LONGEST_UNTITLED);
    }

    private static String untitled(Job job) {
        String asked = ArgumentsText.title(job.arguments());
        boolean isRun = job.arguments().get(ArgumentsText.COMMAND).isPresent()
                || job.arguments().get(ArgumentsText.ARGV).isPresent();
        return isRun || asked.isEmpty() ? asked : job.method() + " " + asked;
    }

    /** What it runs, in a line. */
    static String command(Job job) {
        String asked = ArgumentsText.of(job.arguments()).strip().replaceAll("\\s*\n\\s*", " \u23ce ");
        return SafeText.line(asked, LONGEST_COMMAND);
    }

    /** Method and domain. */
    static String subject(Job job) {
        return job.method() + "." + job.domain();
    }

    /** Who, when, for what, and its two timers. */
    static List<String> facts(JobSummary summary, Times times, Instant now, Texts texts) {
        Job job = summary.job();
        List<String> facts = new ArrayList<>();
        facts.add(texts.get(
                "job.sent",
                SafeText.line(job.operator().value()),
                times.second(job.createdAt()),
                times.ago(job.createdAt(), now)));
        facts.add(subject(job));
        facts.add(texts.get("job.ended", summary.ended(), summary.targets()));
        facts.add(texts.get(
                job.validUntil().isAfter(now) ? "job.valid" : "job.invalid",
                times.minute(job.validUntil()),
                times.ago(job.validUntil(), now)));
        facts.add(
                job.runLimit().isZero()
                        ? texts.get("job.limit.none")
                        : texts.get("job.limit", Durations.print(seconds(job.runLimit()))));
        if (job.onInterrupt() == OnInterrupt.RERUN) {
            facts.add(texts.get("job.rerun"));
        }
        return facts;
    }

    private static Duration seconds(Duration length) {
        return length.toSeconds() == 0 ? length : Duration.ofSeconds(length.toSeconds());
    }
}
