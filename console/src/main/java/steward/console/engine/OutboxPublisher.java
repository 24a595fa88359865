package steward.console.engine;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import steward.bus.BusException;
import steward.console.job.Dispatch;
import steward.message.Severity;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;

/** Publishing as a process: goes on while it runs, and what the broker refuses is an error of it. */
final class OutboxPublisher implements ProcessBody {
    /** Refusals that were not reported yet; more of them say nothing new. */
    private static final int MOST_WAITING = 16;

    private final LoopCalls loop;
    private final Dispatch dispatch;
    private final BlockingQueue<BusException> refused = new ArrayBlockingQueue<>(MOST_WAITING);

    OutboxPublisher(LoopCalls loop, Dispatch dispatch) {
        this.loop = loop;
        this.dispatch = dispatch;
    }

    /** The broker did not take something, which stays in the outbox. */
    void refused(BusException error) {
        refused.offer(error);
    }

    @Override
    public void run(ProcessContext context) throws InterruptedException {
        loop.await(dispatch::resume);
        try {
            while (true) {
                context.report(Severity.ERROR, refused.take(), Optional.empty());
            }
        } finally {
            loop.execute(dispatch::pause);
        }
    }
}
