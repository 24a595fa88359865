package steward.console.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import steward.console.cli.render.OutcomeText;
import steward.console.cli.render.PreviewText;
import steward.console.cli.render.SendJson;
import steward.console.engine.Engine;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Progress;

/** Follows the commands of one job. For one thread. */
final class Following {
    /** How long the broker may be silent before the operator is told that it cannot be reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int WHOLE = 100;

    private final Session session;
    private final Engine engine;
    private final Printer printer;
    private final Job job;
    private final boolean json;
    private final Map<CommandId, CommandStatus> commands = new HashMap<>();

    Following(Session session, Printer printer, Job job, boolean json) {
        this.session = session;
        this.engine = session.engine();
        this.printer = printer;
        this.job = job;
        this.json = json;
    }

    /** Waits until the broker has every command, as long as it takes them. */
    ExitCode untilQueued() {
        AtExit hint = AtExit.run(() -> printer.remark(later()));
        try {
            return sent();
        } finally {
            hint.cancel();
        }
    }

    private ExitCode sent() {
        try (Watcher watcher = Watcher.of(engine)) {
            refreshAll();
            long lastProgress = System.nanoTime();
            int waiting = sending();
            while (waiting > 0) {
                if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                    return notReached();
                }
                watcher.await(ROUND);
                refresh(watcher.changedOf(Set.copyOf(commands.keySet())));
                int now = sending();
                lastProgress = now < waiting ? System.nanoTime() : lastProgress;
                waiting = now;
            }
        }
        if (json) {
            printer.json(SendJson.queued(job, true, session.connection()));
        }
        return ExitCode.OK;
    }

    private ExitCode notReached() {
        if (json) {
            printer.json(SendJson.queued(job, false, session.connection()));
        }
        printer.remark(session.notConfirmed() + "\n  " + later());
        return ExitCode.NOT_REACHED;
    }

    /** Prints the outcome and output of each node as it ends. */
    ExitCode untilEnded(Optional<Duration> limit) {
        AtExit hint = AtExit.run(() -> printer.remark(hint()));
        try (Watcher watcher = Watcher.of(engine)) {
            refreshAll();
            Set<CommandId> open = new HashSet<>(commands.keySet());
            try (Outcomes outcomes = new Outcomes(engine, printer, json, commands.size() == 1);
                    ProgressLine line = new ProgressLine(printer, job.id(), json)) {
                outcomes.begin(commands.values());
                await(open, limit, watcher, new Shown(outcomes, line));
            }
            return conclusion(open);
        } finally {
            hint.cancel();
        }
    }

    /** What is printed while it is waited. */
    private record Shown(Outcomes outcomes, ProgressLine line) {}

    private void await(Set<CommandId> open, Optional<Duration> limit, Watcher watcher, Shown shown) {
        long start = System.nanoTime();
        while (true) {
            report(shown, open);
            printer.requireReader();
            Duration left = limit.map(time -> time.minusNanos(System.nanoTime() - start))
                    .orElse(ROUND);
            if (open.isEmpty() || left.isNegative() || left.isZero()) {
                return;
            }
            watcher.await(left.compareTo(ROUND) < 0 ? left : ROUND);
            refresh(watcher.changedOf(open));
        }
    }

    private void report(Shown shown, Set<CommandId> open) {
        Set<CommandId> ended =
                open.stream().filter(id -> known(id).state().isFinal()).collect(Collectors.toSet());
        if (!ended.isEmpty()) {
            shown.line().clear();
        }
        ended.stream().sorted().forEach(id -> shown.outcomes().ended(known(id), engine.now()));
        open.removeAll(ended);
        howFar(shown.line(), open);
    }

    /** Of one node as it says; of several how far all of them are together. */
    private void howFar(ProgressLine line, Set<CommandId> open) {
        List<CommandStatus> moving = open.stream()
                .map(this::known)
                .filter(status -> status.progress().howFar().isPresent())
                .toList();
        if (commands.size() == 1) {
            moving.forEach(
                    one -> line.show(one.node().value(), one.progress().howFar().orElseThrow()));
        } else if (!moving.isEmpty()) {
            int ended = commands.size() - open.size();
            int done = moving.stream()
                    .flatMapToInt(
                            one -> Progress.percentIn(one.progress().howFar().orElseThrow()).stream())
                    .sum();
            int percent = (ended * WHOLE + done) / commands.size();
            line.show("all", percent + " % of " + PreviewText.nodes(commands.size()) + ", " + ended + " ended");
        }
    }

    private ExitCode conclusion(Set<CommandId> open) {
        if (!json && commands.size() > 1) {
            printer.line(OutcomeText.summary(
                    commands.values().stream().map(CommandStatus::state).toList()));
        }
        if (!open.isEmpty()) {
            printer.remark("the time to wait is over: " + PreviewText.nodes(open.size()) + " not ended. " + hint());
            return ExitCode.TIME_OVER;
        }
        boolean good = commands.values().stream().allMatch(status -> status.state() == CommandState.SUCCEEDED);
        return good ? ExitCode.OK : ExitCode.FAILED;
    }

    private String later() {
        return "It is saved and will be sent as soon as the broker can be reached and steward runs in this home:"
                + " 'steward job " + job.id() + "' sends what waits and shows it.";
    }

    private String hint() {
        return "The command goes on; see how with 'steward job " + job.id() + "', stop it with 'steward cancel "
                + job.id() + "'.";
    }

    private CommandStatus known(CommandId id) {
        CommandStatus status = commands.get(id);
        if (status == null) {
            throw new IllegalStateException("command " + id + " is not one of job " + job.id());
        }
        return status;
    }

    private int sending() {
        return (int) commands.values().stream()
                .filter(status -> status.state() == CommandState.SENDING)
                .count();
    }

    private void refreshAll() {
        Answer.of(engine.job(job.id())).commands().forEach(status -> commands.put(status.id(), status));
    }

    private void refresh(Set<CommandId> changed) {
        if (!changed.isEmpty()) {
            Answer.of(engine.commands(changed)).forEach(status -> commands.put(status.id(), status));
        }
    }
}
