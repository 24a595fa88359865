package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.message.OutputStreamName;

/** One command from its start to its end. Used once, by one thread. */
final class Execution {
    private static final int NAMED = 5;

    private final Launcher launcher;
    private final RunFolder folder;
    private final Timing timing;
    private final boolean witnessed;
    private final CompletableFuture<StopReason> stop = new CompletableFuture<>();

    Execution(Launcher launcher, RunFolder folder, Timing timing) throws IOException, InterruptedException {
        witnessed = launcher.hasWitness();
        this.launcher = launcher;
        this.folder = folder;
        this.timing = timing;
    }

    Outcome run(ShellRequest request, LaunchScript script, Optional<Account> switched, Invocation invocation)
            throws RefusedException, IOException, InterruptedException {
        invocation.stopping().onStop(stop::complete);
        if (stop.isDone()) {
            return Outcome.failure("it had not been started");
        }
        String name = new RunName(invocation.command().id(), invocation.run()).toString();
        Optional<Path> stdin = folder.fill(launcher.tools(), script, request.stdin(), switched);
        try (Pump out = new Pump(folder.out(), OutputStreamName.STDOUT, invocation.output(), name);
                Pump err = new Pump(folder.err(), OutputStreamName.STDERR, invocation.output(), name)) {
            Process process = launcher.start(folder, stdin, switched);
            Optional<Process> witness = witnessed ? Optional.of(process) : Optional.empty();
            CommandTree tree =
                    new CommandTree(name, witness, () -> witnessed ? report().pid() : OptionalLong.of(process.pid()));
            try {
                out.start();
                err.start();
                if (stdin.isPresent()) {
                    Files.delete(stdin.get());
                }
                awaitExitOrStop(process);
                return process.isAlive() ? stopped(tree, process, out, err) : exited(request, tree, process, out, err);
            } finally {
                if (process.isAlive()) {
                    // Only on the way out of here with an exception.
                    endAtOnce(tree, process);
                }
            }
        }
    }

    /** By a thread of its own: {@link Process#onExit} needs one of a pool that others may hold up. */
    private void awaitExitOrStop(Process process) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        stop.thenRun(over::countDown);
        Thread waiter = new Thread(() -> awaitExit(process, over), "exit of " + process.pid());
        waiter.setDaemon(true);
        waiter.start();
        try {
            over.await();
        } finally {
            waiter.interrupt();
        }
    }

    private static void awaitExit(Process process, CountDownLatch over) {
        try {
            process.waitFor();
            over.countDown();
        } catch (InterruptedException e) {
            // Nobody waits for the exit any more; the thread ends.
            Thread.currentThread().interrupt();
        }
    }

    private Outcome exited(ShellRequest request, CommandTree tree, Process process, Pump out, Pump err)
            throws IOException, RefusedException, InterruptedException {
        Report report = report();
        if (witnessed && !report.killed() && Signal.isMeantBy(process.exitValue()) && leaderLives(tree, report)) {
            TreeEnding ending = new TreeEnding(tree, Optional.of(process), timing);
            ending.end();
            return failure(
                    "the process that waited for it was killed by " + Signal.meantBy(process.exitValue()) + "; "
                            + ending,
                    rest(out, err));
        }
        Outcome outcome = new Ending(request, witnessed).outcome(process.exitValue(), report);
        List<String> notes = rest(out, err);
        return notes.isEmpty()
                ? outcome
                : new Outcome(
                        outcome.succeeded(),
                        outcome.exitCode(),
                        joined(Stream.concat(outcome.reason().stream(), notes.stream())));
    }

    private static boolean leaderLives(CommandTree tree, Report report) throws IOException {
        return tree.alive().stream()
                .anyMatch(member ->
                        report.pid().isPresent() && member.pid() == report.pid().getAsLong());
    }

    private Outcome stopped(CommandTree tree, Process process, Pump out, Pump err)
            throws IOException, RefusedException, InterruptedException {
        TreeEnding ending = new TreeEnding(tree, Optional.of(process), timing);
        ending.end();
        return failure(ending.toString(), rest(out, err));
    }

    private void endAtOnce(CommandTree tree, Process process) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            new TreeEnding(tree, Optional.of(process), timing.withoutMercy()).end();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the rest of the output, and says what there is to say about it. */
    private List<String> rest(Pump out, Pump err) throws IOException, RefusedException, InterruptedException {
        List<String> notes = new ArrayList<>();
        List<String> holders = new ArrayList<>();
        Set<Pump.Rest> rests = EnumSet.noneOf(Pump.Rest.class);
        for (Pump pump : List.of(out, err)) {
            Pump.Rest rest = pump.settle(timing.quiet(), stop::isDone);
            rests.add(rest);
            if (rest == Pump.Rest.HELD) {
                leave(pump, holders, notes);
            }
            pump.failure().ifPresent(e -> notes.add("output was lost: " + e.getMessage()));
        }
        if (rests.contains(Pump.Rest.HELD)) {
            String names = holders.stream().distinct().limit(NAMED).collect(Collectors.joining(", "));
            notes.add((names.isEmpty() ? "a process that cannot be seen" : names)
                    + " still holds the output open: what is written from now on is discarded");
        }
        if (rests.contains(Pump.Rest.ABANDONED)) {
            notes.add("output that was still in its pipe is lost: there was no room for it");
        }
        return notes;
    }

    private void leave(Pump pump, List<String> holders, List<String> notes) {
        try {
            holders.addAll(pump.holders());
            pump.discardTheRest(launcher.tools());
        } catch (IOException | RefusedException e) {
            notes.add("who writes to it from now on gets an error: " + e.getMessage());
        }
    }

    private Report report() throws IOException {
        return Report.read(folder.report());
    }

    private static Outcome failure(String reason, List<String> notes) {
        return new Outcome(false, OptionalInt.empty(), joined(Stream.concat(Stream.of(reason), notes.stream())));
    }

    private static Optional<String> joined(Stream<String> texts) {
        return Optional.of(String.join("; ", texts.toList()));
    }
}
