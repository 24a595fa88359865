package steward.agent.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import steward.agent.source.Source;
import steward.message.Address;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.ProcessStatus;
import steward.message.ProcessStatus.State;
import steward.supervision.ProcessName;
import steward.supervision.SupervisedState;
import steward.supervision.Supervisor;

/** The event sources of a node, each a supervised process of its own. Safe for all threads. */
public final class SourceTable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supervisor supervisor;
    private final EventDesk desk;
    private final Map<ProcessName, SourceProcess> sources = new ConcurrentSkipListMap<>();

    public SourceTable(Supervisor supervisor, EventDesk desk) {
        this.supervisor = supervisor;
        this.desk = desk;
    }

    /** Starts a source that the configuration names. */
    public void add(Address address, Source source) {
        ProcessName name = ProcessName.of(address.method(), address.domain());
        SourceProcess process = new SourceProcess(address, source, desk);
        sources.put(name, process);
        supervisor.start(name, process);
    }

    /** Whether that process is a source. */
    public boolean has(MethodName method, Domain domain) {
        return sources.containsKey(ProcessName.of(method, domain));
    }

    /** Starts a source on an operator's order; one that runs is left alone. */
    public void start(MethodName method, Domain domain) {
        ProcessName name = ProcessName.of(method, domain);
        if (supervisor
                .status(name)
                .filter(status -> status.state() == State.STOPPED)
                .isPresent()) {
            supervisor.restart(name);
        }
    }

    /**
     * Stops a source on an operator's order and waits for it.
     *
     * @return why that could not be done, or nothing
     */
    public Optional<String> stop(MethodName method, Domain domain) throws InterruptedException {
        ProcessName name = ProcessName.of(method, domain);
        return supervisor.stop(name, PATIENCE)
                ? Optional.empty()
                : Optional.of("process " + name + " did not end and was abandoned; it is stopped");
    }

    /** The sources by name. */
    public List<ProcessStatus> statuses() {
        return sources.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue().address()))
                .toList();
    }

    private ProcessStatus status(ProcessName name, Address address) {
        Optional<SupervisedState> state = supervisor.status(name);
        return new ProcessStatus(
                address.method(),
                address.domain(),
                state.map(SupervisedState::state).orElse(State.STOPPED),
                0,
                0,
                state.map(SupervisedState::restarts).orElse(0));
    }
}
