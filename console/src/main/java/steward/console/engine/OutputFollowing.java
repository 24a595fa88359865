package steward.console.engine;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.console.job.CommandStatus;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Message;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.Severity;
import steward.message.Subject;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;

/**
 * Hands a command's output on as it is written, until the command has ended and all of it is here, as a process: a run
 * that fails is followed by one that goes on behind the last bytes that the listener has taken. Any thread.
 */
final class OutputFollowing implements FollowListener, ProcessBody {
    private final Bus bus;
    private final Queries queries;
    private final CommandId id;
    private final OutputListener listener;
    private final OutputAssembly assembly;
    private @Nullable CommandStatus command;
    private @Nullable FollowRun run;
    private volatile boolean isClosed;

    OutputFollowing(Bus bus, Queries queries, CommandId id, OutputListener listener) {
        this.bus = bus;
        this.queries = queries;
        this.id = id;
        this.listener = listener;
        assembly = new OutputAssembly(listener);
    }

    @Override
    public void run(ProcessContext context) throws Exception {
        CommandStatus known;
        try {
            known = queries.command(id).toCompletableFuture().get();
        } catch (ExecutionException e) {
            context.report(Severity.WARNING, e.getCause() == null ? e : e.getCause(), Optional.empty());
            return;
        }
        FollowRun next = new FollowRun(this);
        synchronized (this) {
            run = next;
        }
        update(known);
        next.follow(
                bus, StreamName.STEWARD_OUTPUT, Subject.output(known.command().address(), id), 1);
    }

    /** The command may have changed. */
    synchronized void update(CommandStatus now) {
        boolean isOlder = command != null
                && command.progress().outcome().isPresent()
                && now.progress().outcome().isEmpty();
        if (!isOlder) {
            command = now;
        }
        if (run != null) {
            run.attempt(this::endWhenComplete);
        }
    }

    @Override
    public synchronized void onMessage(Delivery delivery) {
        if (isClosed) {
            return;
        }
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            if (message instanceof OutputChunk chunk && chunk.command().equals(id)) {
                assembly.accept(chunk);
            }
        } catch (MalformedMessageException e) {
            assembly.remark("a chunk was skipped: " + e.getMessage());
        }
        endWhenComplete();
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {}

    @Override
    public synchronized void onStreamLost(StreamIdentity identity) {
        assembly.remark("the broker lost output that it had");
    }

    @Override
    public synchronized void onError(BusException error) {
        assembly.remark("following was refused and is tried again: " + error.getMessage());
    }

    /** The listener hears nothing more. */
    void close() {
        isClosed = true;
    }

    private void endWhenComplete() {
        if (isClosed || command == null || command.progress().outcome().isEmpty()) {
            return;
        }
        Optional<Output> totals = command.progress().outcome().flatMap(ack -> ack.output());
        if (totals.isEmpty()) {
            end(command, totals);
        } else if (totals.get().isInline()) {
            totals.get().segments().forEach(assembly::accept);
            end(command, totals);
        } else if (assembly.run() >= runs(command)
                && assembly.last() >= totals.get().chunks()) {
            end(command, totals);
        }
    }

    /** How often the unit said that it started the command. */
    private static long runs(CommandStatus command) {
        return command.progress().words().stream()
                .filter(word -> word.state() == CommandState.RUNNING)
                .count();
    }

    private void end(CommandStatus ended, Optional<Output> totals) {
        listener.onEnd(assembly.report(id, ended.state(), totals));
        isClosed = true;
        if (run != null) {
            run.end();
        }
    }
}
