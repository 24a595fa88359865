package steward.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;
import steward.agent.handler.HandlerRegistry;
import steward.agent.unit.Ending;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.ProcessStatus;
import steward.message.ProcessStatus.State;
import steward.message.TimeOrderedIds;
import steward.supervision.ErrorKernel;
import steward.supervision.ManualLoop;
import steward.supervision.ProcessError;
import steward.supervision.ProcessName;
import steward.supervision.RestartPolicy;
import steward.supervision.Supervisor;

/** A process table with all that is around it, on virtual time. */
final class Workplace implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final StopLimits LIMITS = StopLimits.standard();
    static final Domain OS = new Domain("operatingsystem");
    static final MethodName WORK = new MethodName("work");
    static final ProcessName PROCESS = ProcessName.of(WORK, OS);
    private static final NodeName SHIP = new NodeName("ship1");

    final ManualLoop loop = new ManualLoop();
    final List<ProcessError> errors = new CopyOnWriteArrayList<>();
    final List<String> shutdowns = new CopyOnWriteArrayList<>();
    final ScriptedHandler work = new ScriptedHandler("work");
    final ErrorKernel kernel = new ErrorKernel(loop.clock(), new Random(7), RestartPolicy.standard(), errors::add);
    final Supervisor supervisor = new Supervisor(kernel, loop, Duration.ofSeconds(15), shutdowns::add);
    final ProcessTable table;
    private final Map<CommandId, List<Ending>> endings = new ConcurrentHashMap<>();
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final CountDownLatch released = new CountDownLatch(1);

    Workplace(int concurrency) {
        HandlerRegistry handlers = new HandlerRegistry(List.of(work, new ScriptedHandler("other")));
        table = new ProcessTable(supervisor, loop, handlers, process -> concurrency, LIMITS);
    }

    /** Waits for a condition, looking often. */
    static ConditionFactory soon(String what) {
        return await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(SOON);
    }

    static Address address(MethodName method, Domain domain) {
        return new Address(SHIP, method, domain);
    }

    Command command(MethodName method, Domain domain, Duration runLimit) {
        return new Command(
                ids.nextCommand(),
                ids.nextJob(),
                address(method, domain),
                Attributes.of("command", "true"),
                Instant.EPOCH,
                Instant.EPOCH,
                runLimit,
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("anna"),
                Optional.empty());
    }

    CommandId execute() {
        return execute(command(WORK, OS, Duration.ZERO));
    }

    CommandId execute(Command command) {
        List<Ending> told = new CopyOnWriteArrayList<>();
        endings.put(command.id(), told);
        table.execute(command, 1, (stream, data, offset, length) -> {}, told::add);
        return command.id();
    }

    /** How it ended, which must have been said exactly once. */
    Ending ending(CommandId id) {
        List<Ending> told = told(id);
        soon("end of the command").until(() -> !told.isEmpty());
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    CommandState stateOf(CommandId id) {
        return ending(id).state();
    }

    String reasonOf(CommandId id) {
        return ending(id).reason().orElseThrow();
    }

    boolean hasEnded(CommandId id) {
        return !told(id).isEmpty();
    }

    private List<Ending> told(CommandId id) {
        return Optional.ofNullable(endings.get(id)).orElseThrow();
    }

    ProcessStatus status() {
        return table.statuses(process -> 0).stream()
                .filter(status ->
                        status.method().equals(WORK) && status.domain().equals(OS))
                .findFirst()
                .orElseThrow();
    }

    void awaitState(State state) {
        soon("process " + state).until(() -> status().state() == state);
    }

    /** Lets the process begin again after its back-off. */
    void awaitRestart() {
        awaitState(State.RESTARTING);
        loop.advance(Duration.ofMinutes(1));
        awaitState(State.RUNNING);
    }

    ProcessError awaitError(String cause) {
        soon("error " + cause)
                .until(() -> errors.stream().anyMatch(error -> error.cause().contains(cause)));
        return errors.stream()
                .filter(error -> error.cause().contains(cause))
                .findFirst()
                .orElseThrow();
    }

    /** Hangs and takes no notice of being interrupted, until this workplace is closed. */
    void hang() {
        while (true) {
            try {
                released.await();
                return;
            } catch (InterruptedException e) {
                // This is what it means to hang.
            }
        }
    }

    /** Lets whatever hangs go on. */
    void release() {
        released.countDown();
    }

    @Override
    public void close() throws InterruptedException {
        release();
        table.close();
        supervisor.close(SOON);
        kernel.close(SOON);
    }
}
