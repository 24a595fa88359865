package steward.console.cli;

import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.console.cli.render.OutcomeText;
import steward.console.cli.render.SendJson;
import steward.console.engine.Engine;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

/** Prints what commands wrote and how they ended: of a single one live, of several one node after the other. */
final class Outcomes implements AutoCloseable {
    private static final long LAST_OUTPUT_SECONDS = 30;

    private final Engine engine;
    private final Printer printer;
    private final boolean json;
    private final boolean live;
    private final CountDownLatch liveEnd = new CountDownLatch(1);
    private Bus.@Nullable Subscription following;

    Outcomes(Engine engine, Printer printer, boolean json, boolean live) {
        this.engine = engine;
        this.printer = printer;
        this.json = json;
        this.live = live;
    }

    /** Begins to print live, where there is only one. */
    void begin(Collection<CommandStatus> commands) {
        if (live) {
            commands.forEach(status -> following = engine.followOutput(status.id(), new Shown(status, "", "")));
        }
    }

    /** Prints how a command ended, with its output where that was not printed live. */
    void ended(CommandStatus status, Instant now) {
        if (live) {
            awaitLiveEnd();
        }
        if (json) {
            printer.json(SendJson.ended(status, now));
        } else {
            printer.line(OutcomeText.of(status, printer.screen()));
        }
        if (!live && status.progress().outcome().isPresent()) {
            Shown shown = new Shown(status, "  ", SafeText.line(status.node().value()) + ": ");
            Answer.of(engine.output(status.id(), shown));
        }
    }

    @Override
    public void close() {
        if (following != null) {
            following.close();
        }
    }

    private void awaitLiveEnd() {
        try {
            if (!liveEnd.await(LAST_OUTPUT_SECONDS, TimeUnit.SECONDS)) {
                printer.remark("the rest of the output has not arrived: see it later with 'steward output'");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Standard output goes to standard output, standard error to standard error. */
    private final class Shown implements OutputListener {
        private final CommandStatus status;
        private final RemoteText stdout;
        private final RemoteText stderr;

        Shown(CommandStatus status, String stdoutPrefix, String stderrPrefix) {
            this.status = status;
            stdout = new RemoteText(stdoutPrefix, printer::text);
            stderr = new RemoteText(stderrPrefix, printer::errorText);
        }

        @Override
        public void onSegment(OutputSegment segment) {
            if (json) {
                printer.json(SendJson.output(status, segment));
            } else {
                (segment.stream() == OutputStreamName.STDOUT ? stdout : stderr)
                        .write(segment.data().toArray());
            }
        }

        @Override
        public void onRun(int run) {
            printer.remark("the command runs again (run " + run + "): what follows is the output of that run");
        }

        @Override
        public void onEnd(OutputReport report) {
            stdout.end();
            stderr.end();
            report.remarks().forEach(printer::remark);
            liveEnd.countDown();
        }
    }
}
