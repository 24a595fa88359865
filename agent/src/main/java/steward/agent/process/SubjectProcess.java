package steward.agent.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.Handler;
import steward.agent.handler.StopReason;
import steward.agent.unit.Ending;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.ProcessStatus;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;
import steward.supervision.ProcessName;

/**
 * The process of one method for one domain: takes commands from its mailbox in order and has at most {@code concurrency}
 * of them handled at once. The mailbox outlives a restart and holds {@link #MAILBOX} commands; one more is refused.
 */
final class SubjectProcess implements ProcessBody {
    static final int MAILBOX = 256;

    private final MethodName method;
    private final Domain domain;
    private final ProcessName name;
    private final Handler handler;
    private final int concurrency;
    private final Workshop workshop;
    private final BlockingQueue<Execution> mailbox = new ArrayBlockingQueue<>(MAILBOX);
    private volatile @Nullable Crew crew;
    private volatile EndedBy endedBy = EndedBy.ERROR;

    SubjectProcess(MethodName method, Domain domain, Handler handler, int concurrency, Workshop workshop) {
        this.method = method;
        this.domain = domain;
        name = ProcessName.of(method, domain);
        this.handler = handler;
        this.concurrency = concurrency;
        this.workshop = workshop;
    }

    ProcessName name() {
        return name;
    }

    int concurrency() {
        return concurrency;
    }

    /** Says who is to be named when the process ends. */
    void endedBy(EndedBy who) {
        endedBy = who;
    }

    boolean offer(Execution execution) {
        return mailbox.offer(execution);
    }

    @Override
    public void run(ProcessContext context) throws InterruptedException {
        Crew hired = new Crew(context, handler, concurrency, workshop);
        crew = hired;
        try {
            while (!context.isStopping()) {
                hired.roster().awaitRoom();
                hired.begin(mailbox.take());
            }
        } finally {
            hired.end(orderAtEnd());
        }
    }

    /** Tells one of its commands to stop; false when it has ended. */
    boolean stop(Execution execution, StopReason reason) {
        if (execution.claimEndBeforeBegin()) {
            mailbox.remove(execution);
            CommandState state = reason == StopReason.SHUTDOWN ? CommandState.INTERRUPTED : CommandState.CANCELLED;
            Aside.run(
                    name + " recall",
                    () -> execution.tell(Execution.neverBegan(state, "told to stop before it began")));
            return true;
        }
        Crew now = crew;
        if (now == null || execution.isEnded()) {
            return false;
        }
        now.stop(execution, StopOrder.of(reason, execution.command()));
        return true;
    }

    /** Ends what still waits in the mailbox, for the process is stopped. */
    void drain() {
        List<Execution> left = new ArrayList<>();
        mailbox.drainTo(left);
        left.removeIf(execution -> !execution.claimEndBeforeBegin());
        Ending ending = endingWithoutBegin();
        if (!left.isEmpty()) {
            Aside.run(name + " drain", () -> left.forEach(execution -> execution.tell(ending)));
        }
    }

    /** Whether that thread works for this process. */
    boolean employs(Thread thread) {
        Crew now = crew;
        return now != null
                && now.roster().atWork().stream()
                        .anyMatch(execution ->
                                execution.worker().filter(thread::equals).isPresent());
    }

    ProcessStatus status(ProcessStatus.State state, int queuedElsewhere, int restarts) {
        Crew now = crew;
        int running = now == null ? 0 : now.roster().atWork().size();
        return new ProcessStatus(method, domain, state, queuedElsewhere + mailbox.size(), running, restarts);
    }

    private StopOrder orderAtEnd() {
        return switch (endedBy) {
            case ERROR -> StopOrder.processFailed(name);
            case OPERATOR -> StopOrder.processStopped(name);
            case AGENT -> StopOrder.agentEnds();
        };
    }

    private Ending endingWithoutBegin() {
        String stopped = "process " + name + " is stopped; start it, then retry";
        return switch (endedBy) {
            case ERROR -> Execution.neverBegan(CommandState.FAILED, stopped);
            case OPERATOR -> Execution.neverBegan(CommandState.CANCELLED, stopped);
            case AGENT -> Execution.neverBegan(CommandState.INTERRUPTED, "the agent is ending");
        };
    }

    /** On whose behalf a process ends. */
    enum EndedBy {
        /** The error kernel's. */
        ERROR,
        OPERATOR,
        /** The agent ends. */
        AGENT
    }
}
