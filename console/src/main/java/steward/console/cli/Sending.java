package steward.console.cli;

import steward.console.cli.render.PreviewText;
import steward.console.cli.render.SendJson;
import steward.console.copy.Aim;
import steward.console.engine.Engine;
import steward.console.engine.Preview;
import steward.console.job.Job;
import steward.console.job.SendRequest;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;

/** A send from its preview to its end, as far as the operator wants to wait. */
final class Sending {
    private final Session session;
    private final Printer printer;
    private final Manner manner;
    private final Surroundings surroundings;
    private final boolean json;

    Sending(Session session, Printer printer, Manner manner, Surroundings surroundings, boolean json) {
        this.session = session;
        this.printer = printer;
        this.manner = manner;
        this.surroundings = surroundings;
        this.json = json;
    }

    ExitCode send(SendRequest request) {
        Engine engine = session.engine();
        Preview preview = Answer.of(engine.preview(request));
        if (manner.isDryRun()) {
            dryRun(request, preview);
            return ExitCode.OK;
        }
        boolean isRefused = !request.allowUnknown() && !preview.unknown().isEmpty();
        if (!isRefused) {
            Question.pass(preview, manner.isConfirmed(), surroundings, printer);
            targets(preview);
        }
        Job job = Answer.of(engine.send(request, this::saved));
        Following following = new Following(session, printer, job, json);
        ExitCode queued = following.untilQueued();
        ExitCode sent = queued == ExitCode.OK ? new FileWait(session, printer, job, json).untilSent() : queued;
        return sent == ExitCode.OK && manner.isWaiting() ? following.untilEnded(manner.limit()) : sent;
    }

    /** Has one node give a file, which is then brought to its aim. */
    ExitCode fetch(SendRequest offer, Aim aim) {
        if (manner.isDryRun()) {
            dryRun(offer, Answer.of(session.engine().preview(offer)));
            return ExitCode.OK;
        }
        Job job = Answer.of(session.engine().fetch(offer, aim, this::saved));
        ExitCode queued = new Following(session, printer, job, json).untilQueued();
        if (queued != ExitCode.OK || !manner.isWaiting()) {
            return queued;
        }
        return new FileWait(session, printer, job, json).untilFetched(manner.limit());
    }

    /** Said before anything is published: whoever reads it can rely on it, whatever happens next. */
    private void saved(Job job) {
        if (json) {
            printer.json(SendJson.saved(job));
        } else {
            printer.line("saved " + job.id());
        }
    }

    /** Said before anything is saved. */
    private void targets(Preview preview) {
        if (json) {
            printer.json(SendJson.targets(preview));
        } else {
            printer.line(PreviewText.counts(preview));
        }
    }

    private void dryRun(SendRequest request, Preview preview) {
        if (json) {
            printer.json(SendJson.dryRun(request, preview));
            return;
        }
        printer.line("would send " + request.method() + "." + request.domain() + ": "
                + SafeText.line(ArgumentsText.of(request.arguments())));
        printer.line("to " + PreviewText.counts(preview));
        preview.targets().forEach(node -> printer.line("  " + SafeText.line(node.value())));
        printer.line("nothing was sent");
    }
}
