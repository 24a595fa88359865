package steward.agent.unit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import steward.agent.handler.StopReason;
import steward.message.Address;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OnInterrupt;
import steward.message.Output;
import steward.time.Backoff;
import steward.time.Loop;

/**
 * Starts received commands, each process's in order and at most its {@code concurrency} at once, and takes down how they
 * ended. The start is on disk before the handler begins; the end is taken down for as long as it takes.
 *
 * <p>Memory: one id per open command, of which the gate lets in at most {@link UnitRules#maxOpen()}.
 */
final class Conductor {
    /** The longest wait for the broker's clock before a command is started that may have expired. */
    static final Duration CLOCK_PATIENCE = Duration.ofMinutes(2);

    private static final Backoff DISK_RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));

    private final Loop loop;
    private final Ledger ledger;
    private final Chronicle chronicle;
    private final Gate gate;
    private final Executions executions;
    private final RunOutputs outputs;
    private final ToIntFunction<Address> concurrency;
    private final RandomGenerator random;
    private final Consumer<RuntimeException> onDiskTrouble;
    private final Runnable onEnded;
    private final Tally tally;
    private final Map<Address, Line> lines = new LinkedHashMap<>();
    private final Map<CommandId, Running> running = new HashMap<>();
    private final Map<CommandId, Map<CommandId, Consumer<LedgerEntry>>> watchers = new HashMap<>();
    private boolean closing;
    private boolean waitsForClock;
    private boolean trustsClock;

    /**
     * @param onDiskTrouble told of each failed write to the ledger; the write is tried again
     * @param onEnded told each time after the end of a command was taken down
     */
    Conductor(
            UnitPorts ports,
            Chronicle chronicle,
            Gate gate,
            Consumer<RuntimeException> onDiskTrouble,
            Runnable onEnded) {
        loop = ports.loop();
        ledger = ports.ledger();
        executions = ports.executions();
        outputs = ports.outputs();
        concurrency = ports.concurrency();
        random = ports.random();
        tally = ports.tally();
        this.chronicle = chronicle;
        this.gate = gate;
        this.onDiskTrouble = onDiskTrouble;
        this.onEnded = onEnded;
    }

    /** A command that was entered as RECEIVED: runs it when its turn comes. */
    void received(LedgerEntry entry) {
        startNext(entry.command().address(), enqueue(entry));
    }

    /** Puts a command in its line; nothing starts before the next {@link #pump}. */
    Line enqueue(LedgerEntry entry) {
        Line line = lines.computeIfAbsent(entry.command().address(), key -> new Line());
        line.waiting.add(entry.command().id());
        return line;
    }

    /** Looks again whether something can start: to be called when a process was started or stopped. */
    void pump() {
        lines.forEach(this::startNext);
    }

    /** Whether it is in a line. */
    boolean waits(CommandId id) {
        return lines.values().stream().anyMatch(line -> line.waiting.contains(id));
    }

    /** Takes a command that has ended out of its line. */
    void withdraw(CommandId id) {
        lines.values().forEach(line -> line.waiting.remove(id));
    }

    /**
     * Tells a running command to stop, and the watcher how it ended; nothing happens when it does not run.
     *
     * @param cancel who wants it, once
     */
    void kill(CommandId id, CommandId cancel, String reason, Consumer<LedgerEntry> whenEnded) {
        Running run = running.get(id);
        if (run == null) {
            return;
        }
        run.killReason = Optional.of(reason);
        watchers.computeIfAbsent(id, key -> new LinkedHashMap<>()).put(cancel, whenEnded);
        executions.stop(id, StopReason.CANCELLED);
    }

    /** Starts nothing more and tells what runs to stop. */
    void close() {
        closing = true;
        running.keySet().forEach(id -> executions.stop(id, StopReason.SHUTDOWN));
    }

    /** Starts nothing more, and lets what runs go on. */
    void hold() {
        closing = true;
    }

    int waiting(Address address) {
        Line line = lines.get(address);
        return line == null ? 0 : line.waiting.size();
    }

    int runningCount() {
        return running.size();
    }

    private void startNext(Address address, Line line) {
        while (!closing && !line.holding && line.running < concurrency.applyAsInt(address)) {
            CommandId id = line.waiting.poll();
            if (id == null) {
                return;
            }
            try {
                Optional<LedgerEntry> entry = ledger.find(id);
                if (entry.isPresent() && isDoubtful(entry.get())) {
                    line.waiting.addFirst(id);
                    return;
                }
                entry.ifPresent(known -> start(line, known));
                line.diskFailures = 0;
            } catch (RuntimeException e) {
                line.waiting.addFirst(id);
                hold(address, line, e);
            }
        }
    }

    /** The machine's clock alone ends no command, but it is worth a wait for the broker's. */
    private boolean isDoubtful(LedgerEntry entry) {
        if (trustsClock || !gate.mayHaveExpired(entry.command())) {
            return false;
        }
        if (!waitsForClock) {
            waitsForClock = true;
            loop.after(CLOCK_PATIENCE, () -> {
                trustsClock = true;
                pump();
            });
        }
        return true;
    }

    private void start(Line line, LedgerEntry entry) {
        if (entry.state().isFinal()) {
            return;
        }
        if (gate.isExpired(entry.command())) {
            expire(entry);
            return;
        }
        LedgerEntry started = chronicle.started(entry);
        RunOutput output = outputs.begin(started);
        Running run = new Running(started, line);
        running.put(entry.command().id(), run);
        line.running++;
        ReportingSink sink = new ReportingSink(output.sink(), loop, howFar -> progressed(run, howFar));
        executions.execute(started.command(), started.run(), sink, ending -> finish(run, output, ending));
    }

    /** A report that cannot be taken down now is left out: the next one says more. */
    private void progressed(Running run, String howFar) {
        if (!running.containsValue(run)) {
            return;
        }
        try {
            run.entry = chronicle.progressed(run.entry, howFar);
        } catch (RuntimeException e) {
            onDiskTrouble.accept(e);
        }
    }

    /** On the thread that the run ended on: whatever becomes of the output, the end is taken down. */
    private void finish(Running run, RunOutput output, Ending ending) {
        try {
            Output written = output.finish();
            loop.execute(() -> ended(run, ending, Optional.of(written), 0));
        } catch (RuntimeException | Error e) {
            String reason = ending.reason().map(text -> text + "; ").orElse("") + "its output was lost: " + e;
            Ending without = new Ending(ending.state(), ending.exitCode(), Optional.of(reason));
            loop.execute(() -> ended(run, without, Optional.empty(), 0));
            throw e;
        }
    }

    private void expire(LedgerEntry entry) {
        String since = "no longer valid since " + entry.command().validUntil();
        if (!entry.isRun() && gate.mayHaveRun(entry.command(), entry.stored())) {
            chronicle.ended(
                    entry, CommandState.INTERRUPTED, "may have run before the unit's ledger was lost, and is " + since);
        } else if (entry.run() == 0) {
            chronicle.ended(entry, CommandState.EXPIRED, "waited on the unit until it was " + since);
        } else {
            chronicle.ended(entry, CommandState.INTERRUPTED, "interrupted while it ran, and not run again: " + since);
        }
    }

    private void ended(Running run, Ending ending, Optional<Output> written, int attempt) {
        LedgerEntry last;
        CommandId id = run.entry.command().id();
        try {
            last = end(run, ending, written);
        } catch (RuntimeException e) {
            onDiskTrouble.accept(e);
            loop.after(DISK_RETRY.delay(attempt, random), () -> ended(run, ending, written, attempt + 1));
            return;
        }
        running.remove(id);
        run.line.running--;
        written.ifPresent(output -> tally.add(
                Tally.Limit.OUTPUT_CUT, output.stdout().cut() + output.stderr().cut()));
        Map<CommandId, Consumer<LedgerEntry>> watching = watchers.remove(id);
        if (watching != null) {
            watching.values().forEach(watcher -> tell(watcher, last, 0));
        }
        startNext(run.entry.command().address(), run.line);
        onEnded.run();
    }

    /** A watcher that cannot take it down now is told again. */
    private void tell(Consumer<LedgerEntry> watcher, LedgerEntry last, int attempt) {
        try {
            watcher.accept(last);
        } catch (RuntimeException e) {
            onDiskTrouble.accept(e);
            loop.after(DISK_RETRY.delay(attempt, random), () -> tell(watcher, last, attempt + 1));
        }
    }

    private LedgerEntry end(Running run, Ending ending, Optional<Output> written) {
        boolean runsAgain = ending.state() == CommandState.INTERRUPTED
                && run.entry.command().onInterrupt() == OnInterrupt.RERUN;
        return runsAgain ? run.entry : chronicle.ended(run.entry, told(run, ending), written);
    }

    private static Ending told(Running run, Ending ending) {
        if (ending.state() != CommandState.CANCELLED || run.killReason.isEmpty()) {
            return ending;
        }
        String reason =
                run.killReason.get() + ending.reason().map(more -> "; " + more).orElse("");
        return new Ending(ending.state(), ending.exitCode(), Optional.of(reason));
    }

    private void hold(Address address, Line line, RuntimeException cause) {
        line.holding = true;
        onDiskTrouble.accept(cause);
        loop.after(DISK_RETRY.delay(line.diskFailures++, random), () -> {
            line.holding = false;
            startNext(address, line);
        });
    }

    /** The commands of one process. */
    static final class Line {
        private final Deque<CommandId> waiting = new ArrayDeque<>();
        private int running;
        private int diskFailures;
        private boolean holding;
    }

    private static final class Running {
        private final Line line;
        private LedgerEntry entry;
        private Optional<String> killReason = Optional.empty();

        Running(LedgerEntry entry, Line line) {
            this.entry = entry;
            this.line = line;
        }
    }
}
