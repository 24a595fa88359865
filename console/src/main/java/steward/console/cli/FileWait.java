package steward.console.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import steward.console.cli.render.OutcomeText;
import steward.console.cli.render.SendJson;
import steward.console.copy.Aim;
import steward.console.copy.Incoming;
import steward.console.engine.Engine;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.text.SafeText;
import steward.message.CommandState;
import steward.message.Progress;

/** Waits for files on their way, and shows how far they are. For one thread. */
final class FileWait {
    private static final Duration ROUND = Duration.ofMillis(300);

    private final Session session;
    private final Engine engine;
    private final Printer printer;
    private final Job job;
    private final boolean json;

    FileWait(Session session, Printer printer, Job job, boolean json) {
        this.session = session;
        engine = session.engine();
        this.printer = printer;
        this.job = job;
        this.json = json;
    }

    /** Until the broker has all of the file that the job's nodes take; at once where it comes from elsewhere. */
    ExitCode untilSent() {
        AtExit hint = AtExit.run(() -> printer.remark(later()));
        try (Watcher watcher = Watcher.of(engine);
                ProgressLine line = new ProgressLine(printer, job.id(), json)) {
            while (true) {
                Optional<Progress> sent = Answer.of(engine.sentOfFile(job.id()));
                boolean isOver = Answer.of(engine.job(job.id())).summary().isEnded();
                if (isOver || sent.isEmpty() || sent.get().remark().isEmpty()) {
                    return ExitCode.OK;
                }
                line.show("sending", sent.get().text());
                if (!session.isConnected()) {
                    line.clear();
                    printer.remark(session.connection() + ".\n  " + later());
                    return ExitCode.NOT_REACHED;
                }
                watcher.await(ROUND);
            }
        } finally {
            hint.cancel();
        }
    }

    private String later() {
        return "The file is kept and goes on to the broker whenever steward runs in this home; see how far with"
                + " 'steward job " + job.id() + "'.";
    }

    /** Until a file that a node gives is where it was to go, or it is known that it will not be. */
    ExitCode untilFetched(Optional<Duration> limit) {
        long start = System.nanoTime();
        try (Watcher watcher = Watcher.of(engine);
                ProgressLine line = new ProgressLine(printer, job.id(), json)) {
            while (limit.isEmpty() || System.nanoTime() - start < limit.get().toNanos()) {
                Optional<ExitCode> end = fetched(line);
                if (end.isPresent()) {
                    return end.get();
                }
                watcher.await(ROUND);
            }
            line.clear();
            printer.remark("the time to wait is over. The copy goes on whenever steward runs in this home.");
            return ExitCode.TIME_OVER;
        }
    }

    private Optional<ExitCode> fetched(ProgressLine line) {
        CommandStatus offer = Answer.of(engine.job(job.id())).commands().get(0);
        Optional<Incoming> expected = Answer.of(engine.expectedFile(job.id()));
        if (offer.state().isFinal() && offer.state() != CommandState.SUCCEEDED) {
            line.clear();
            printer.line(OutcomeText.of(offer, printer.screen()));
            return Optional.of(ExitCode.FAILED);
        }
        if (!offer.state().isFinal()) {
            offer.progress().howFar().ifPresent(howFar -> line.show(offer.node() + " gives it", howFar));
            return Optional.empty();
        }
        return expected.flatMap(one -> arriving(one, line));
    }

    private Optional<ExitCode> arriving(Incoming one, ProgressLine line) {
        if (one.trouble().isPresent()) {
            line.clear();
            printer.remark(SafeText.line(one.trouble().get()));
            return Optional.of(ExitCode.FAILED);
        }
        if (one.onward().isPresent()) {
            line.clear();
            Job onward = Answer.of(engine.job(one.onward().get())).summary().job();
            return Optional.of(new Following(session, printer, onward, json).untilEnded(Optional.empty()));
        }
        if (one.doneAt().isPresent() && one.aim() instanceof Aim.Here here) {
            line.clear();
            return Optional.of(arrived(here.path()));
        }
        return Optional.empty();
    }

    private ExitCode arrived(Path path) {
        if (json) {
            printer.json(SendJson.arrived(job.id(), path));
        } else {
            printer.line(SafeText.line(path.toString()) + ": "
                    + Progress.size(path.toFile().length()));
        }
        return ExitCode.OK;
    }
}
