package steward.agent.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.Handler;
import steward.agent.handler.HandlerRegistry;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.process.SubjectProcess.EndedBy;
import steward.agent.unit.Ending;
import steward.agent.unit.Executions;
import steward.message.Address;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.ProcessStatus;
import steward.message.ProcessStatus.State;
import steward.supervision.ProcessName;
import steward.supervision.SupervisedState;
import steward.supervision.Supervisor;
import steward.time.Loop;

/**
 * The processes of a node. Each is made when the configuration names it or the first command for it arrives, at most
 * {@link #MOST_PROCESSES}; a command for one more ends with a refusal. Safe for all threads; nothing here blocks but
 * {@link #stopProcess}.
 */
public final class ProcessTable implements Executions {
    /** The most processes of a node. */
    public static final int MOST_PROCESSES = 256;

    private final Supervisor supervisor;
    private final HandlerRegistry handlers;
    private final ToIntFunction<ProcessName> concurrency;
    private final Workshop workshop;
    private final Map<ProcessName, SubjectProcess> processes = new TreeMap<>();
    private final Map<CommandId, Execution> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /**
     * @param supervisor starts the processes; its stop limit must be longer than {@link StopLimits#longestEnd()}
     * @param loop for run limits and patience; nothing that blocks runs on it
     * @param concurrency how many commands of a process may run at once; at least 1
     */
    public ProcessTable(
            Supervisor supervisor,
            Loop loop,
            HandlerRegistry handlers,
            ToIntFunction<ProcessName> concurrency,
            StopLimits limits) {
        this.supervisor = supervisor;
        this.handlers = handlers;
        this.concurrency = concurrency;
        workshop = new Workshop(loop, limits, new AtomicInteger());
        supervisor.watch(this::changed);
    }

    /**
     * Starts a process that the configuration names.
     *
     * @throws IllegalArgumentException when this node does not know the method, or has too many processes
     */
    public void prepare(MethodName method, Domain domain) {
        try {
            process(method, domain);
        } catch (RefusedException e) {
            throw new IllegalArgumentException("process " + ProcessName.of(method, domain) + ": " + e.getMessage(), e);
        }
    }

    /** How many commands of that address may run at once: none while its process does not run. */
    public int concurrency(Address address) {
        ProcessName name = ProcessName.of(address.method(), address.domain());
        Optional<SubjectProcess> process = find(name);
        if (process.isEmpty()) {
            return concurrency.applyAsInt(name);
        }
        return state(name) == State.RUNNING ? process.get().concurrency() : 0;
    }

    @Override
    public void execute(Command command, int run, OutputSink output, Consumer<Ending> onEnd) {
        CommandId id = command.id();
        Execution execution = new Execution(command, run, output, ending -> {
            open.remove(id);
            onEnd.accept(ending);
        });
        if (open.putIfAbsent(id, execution) != null) {
            throw new IllegalStateException("command " + id + " runs already");
        }
        try {
            deliver(
                    execution,
                    process(command.address().method(), command.address().domain()));
        } catch (RefusedException e) {
            refuse(execution, closing ? CommandState.INTERRUPTED : CommandState.FAILED, e.reason());
        }
    }

    @Override
    public boolean stop(CommandId command, StopReason reason) {
        Execution execution = open.get(command);
        if (execution == null) {
            return false;
        }
        Address address = execution.command().address();
        return find(ProcessName.of(address.method(), address.domain()))
                .map(process -> process.stop(execution, reason))
                .orElse(false);
    }

    /**
     * Stops a process on an operator's order and waits for it; what it runs is cancelled.
     *
     * @return why that could not be done, or nothing
     */
    public Optional<String> stopProcess(MethodName method, Domain domain) throws InterruptedException {
        ProcessName name = ProcessName.of(method, domain);
        Optional<SubjectProcess> process = find(name);
        if (process.isEmpty()) {
            return Optional.of("there is no process " + name + ": this node has " + names());
        }
        if (process.get().employs(Thread.currentThread())) {
            return Optional.of("process " + name + " runs this very command and cannot stop itself");
        }
        process.get().endedBy(EndedBy.OPERATOR);
        return supervisor.stop(name, workshop.limits().longestEnd().plusSeconds(1))
                ? Optional.empty()
                : Optional.of("process " + name + " did not end and was abandoned; it is stopped");
    }

    /**
     * Starts a process on an operator's order; one that runs is left alone.
     *
     * @return why that could not be done, or nothing
     */
    public Optional<String> startProcess(MethodName method, Domain domain) {
        try {
            SubjectProcess process = process(method, domain);
            if (state(process.name()) == State.STOPPED) {
                process.endedBy(EndedBy.ERROR);
                supervisor.restart(process.name());
            }
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.reason());
        }
    }

    /**
     * The processes by name.
     *
     * @param waiting how many commands of a process wait that were not given to this table yet
     */
    public List<ProcessStatus> statuses(ToIntFunction<ProcessName> waiting) {
        List<SubjectProcess> all;
        synchronized (this) {
            all = List.copyOf(processes.values());
        }
        return all.stream()
                .map(process -> {
                    Optional<SupervisedState> state = supervisor.status(process.name());
                    return process.status(
                            state.map(SupervisedState::state).orElse(State.STOPPED),
                            waiting.applyAsInt(process.name()),
                            state.map(SupervisedState::restarts).orElse(0));
                })
                .toList();
    }

    /** Tells all that runs to stop, for the agent ends. Nothing begins any more; the supervisor ends the processes. */
    public void close() {
        closing = true;
        List<SubjectProcess> all;
        synchronized (this) {
            all = List.copyOf(processes.values());
        }
        // What waits first: it would take the place of what ends.
        all.forEach(process -> {
            process.endedBy(EndedBy.AGENT);
            process.drain();
        });
        open.keySet().forEach(id -> stop(id, StopReason.SHUTDOWN));
    }

    private void deliver(Execution execution, SubjectProcess process) {
        if (!process.offer(execution)) {
            refuse(execution, CommandState.FAILED, "process " + process.name() + " has too many commands");
        } else if (state(process.name()) == State.STOPPED) {
            process.drain();
        }
    }

    /** The process of that name, made and started when there is none. */
    private synchronized SubjectProcess process(MethodName method, Domain domain) throws RefusedException {
        ProcessName name = ProcessName.of(method, domain);
        @Nullable SubjectProcess known = processes.get(name);
        if (closing) {
            throw new RefusedException("the agent is ending");
        }
        if (known != null) {
            return known;
        }
        Handler handler = handlers.find(method).orElseThrow(() -> new RefusedException(handlers.refusal(method)));
        if (processes.size() == MOST_PROCESSES) {
            throw new RefusedException("this node has " + MOST_PROCESSES
                    + " processes, the most that it can have: use one of their domains, or restart the agent");
        }
        SubjectProcess made = new SubjectProcess(method, domain, handler, concurrency.applyAsInt(name), workshop);
        try {
            supervisor.start(name, made);
        } catch (IllegalStateException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
        processes.put(name, made);
        return made;
    }

    private void changed(SupervisedState state) {
        if (state.state() == State.STOPPED) {
            find(state.name()).ifPresent(SubjectProcess::drain);
        }
    }

    private synchronized Optional<SubjectProcess> find(ProcessName name) {
        return Optional.ofNullable(processes.get(name));
    }

    private synchronized String names() {
        return processes.isEmpty() ? "none" : processes.keySet().toString();
    }

    private State state(ProcessName name) {
        return supervisor.status(name).map(SupervisedState::state).orElse(State.STOPPED);
    }

    private static void refuse(Execution execution, CommandState state, String why) {
        if (execution.claimEnd()) {
            Aside.run("refusal", () -> execution.tell(Execution.neverBegan(state, why)));
        }
    }

    /** A process cannot be had. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        RefusedException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
