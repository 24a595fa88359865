package steward.console.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import steward.console.cli.render.Table.Heading;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.text.AgeText;
import steward.console.text.SafeText;
import steward.console.text.TimeText;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Transition;
import steward.message.Progress;
import steward.time.Durations;

/** A job: what was asked, and for every node each state with the time it came and whose word it is. */
public final class JobText {
    private JobText() {}

    /** The job and the given commands of it. */
    public static String of(JobDetail detail, List<CommandStatus> commands, Instant now, Screen screen) {
        StringBuilder text = new StringBuilder();
        head(text, detail, now, screen);
        commands.forEach(command -> {
            text.append('\n');
            command(text, command, now, screen);
        });
        return text.toString();
    }

    private static void head(StringBuilder text, JobDetail detail, Instant now, Screen screen) {
        Job job = detail.summary().job();
        text.append(Tone.BOLD.paint("job " + job.id(), screen.colours())).append('\n');
        line(text, "what", JobsText.what(job));
        line(text, "subject", job.method() + "." + job.domain());
        line(
                text,
                "sent",
                TimeText.seconds(job.createdAt()) + " (" + AgeText.between(job.createdAt(), now) + " ago) by "
                        + job.operator());
        detail.commands().stream()
                .findFirst()
                .flatMap(CommandStatus::signer)
                .ifPresent(key -> line(text, "signed", "with key " + key + ", which the units check"));
        line(text, "start until", TimeText.seconds(job.validUntil()));
        line(text, "run limit", limit(job.runLimit()));
        line(text, "interrupted", job.onInterrupt().name().toLowerCase(Locale.ROOT));
        Piece counts = CountsText.of(detail.summary());
        text.append("  ")
                .append("nodes        ")
                .append(detail.summary().targets())
                .append(": ");
        text.append(counts.tone().paint(counts.text(), screen.colours())).append('\n');
    }

    private static void command(StringBuilder text, CommandStatus status, Instant now, Screen screen) {
        CommandProgress progress = status.progress();
        Piece state = StateText.of(status.state(), progress.exitCode());
        text.append(Tone.BOLD.paint(SafeText.line(status.node().value()), screen.colours()))
                .append("  ")
                .append(state.tone().paint(state.text(), screen.colours()))
                .append(flags(status, now))
                .append("  command ")
                .append(status.id())
                .append('\n');
        Table table =
                new Table(Heading.of("  STATE"), Heading.of("AT"), Heading.of("SAID BY"), Heading.shrinking("REASON"));
        for (Transition transition : status.transitions()) {
            table.row(
                    new Piece("  " + StateText.word(transition.state()), StateText.tone(transition.state())),
                    Piece.of(TimeText.millis(transition.at())),
                    Piece.of(transition.saidBy().name().toLowerCase(Locale.ROOT)),
                    Piece.of(transition.reason().orElse("")));
        }
        text.append(table.print(screen));
        progress.howFar().ifPresent(howFar -> Progress.percentIn(howFar)
                .ifPresent(percent -> line(text, "progress", ProgressText.bar(percent) + " " + SafeText.line(howFar))));
        OutcomeText.output(progress.outcome()).ifPresent(output -> line(text, "output", output));
        status.command().parent().ifPresent(parent -> line(text, "retries", parent.toString()));
    }

    private static String flags(CommandStatus status, Instant now) {
        StringBuilder flags = new StringBuilder();
        if (status.isOverdue(now)) {
            flags.append(", overdue");
        }
        if (status.progress().isCancelRequested()) {
            flags.append(", cancel requested");
        }
        Optional<String> late = status.progress().lateTruth().map(word -> ", unit said later: " + word.state());
        return flags.append(late.orElse("")).toString();
    }

    private static String limit(Duration limit) {
        return limit.isZero() ? "none" : Durations.print(limit);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(String.format("%-13s", name))
                .append(SafeText.line(value))
                .append('\n');
    }
}
