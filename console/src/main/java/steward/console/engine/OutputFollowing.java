package steward.console.engine;

import java.util.Optional;
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
import steward.message.CommandState;
import steward.message.Message;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.Subject;

/** Hands a command's output on as it is written, until the command has ended and all of it is here. Any thread. */
final class OutputFollowing implements FollowListener, Bus.Subscription {
    private final OutputListener listener;
    private final OutputAssembly assembly;
    private CommandStatus command;
    private Bus.@Nullable Subscription output;
    private boolean isClosed;

    OutputFollowing(CommandStatus command, OutputListener listener) {
        this.command = command;
        this.listener = listener;
        assembly = new OutputAssembly(listener);
    }

    synchronized void start(Bus bus) {
        if (isClosed) {
            return;
        }
        String subject = Subject.output(command.command().address(), command.id());
        output = bus.follow(StreamName.STEWARD_OUTPUT, subject, 1, this);
        endWhenComplete();
    }

    /** The command may have changed. */
    synchronized void update(CommandStatus now) {
        command = now;
        endWhenComplete();
    }

    @Override
    public synchronized void onMessage(Delivery delivery) {
        if (isClosed) {
            return;
        }
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            if (message instanceof OutputChunk chunk && chunk.command().equals(command.id())) {
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
        assembly.remark("following ended: " + error.getMessage());
        end();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (output != null) {
            output.close();
            output = null;
        }
    }

    private void endWhenComplete() {
        Optional<Output> totals = totals();
        if (isClosed || command.progress().outcome().isEmpty()) {
            return;
        }
        if (totals.isEmpty()) {
            end();
        } else if (totals.get().isInline()) {
            totals.get().segments().forEach(assembly::accept);
            end();
        } else if (assembly.run() >= runs() && assembly.chunks() >= totals.get().chunks()) {
            end();
        }
    }

    private Optional<Output> totals() {
        return command.progress().outcome().flatMap(ack -> ack.output());
    }

    /** How often the unit said that it started the command. */
    private long runs() {
        return command.progress().words().stream()
                .filter(word -> word.state() == CommandState.RUNNING)
                .count();
    }

    private void end() {
        close();
        listener.onEnd(assembly.report(command.id(), command.state(), totals()));
    }
}
