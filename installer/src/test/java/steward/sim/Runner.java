package steward.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.unit.Ending;
import steward.agent.unit.Executions;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OutputStreamName;

/** Where a unit's commands are carried out: each leaves its effect as it begins, and ends as its {@link Work} says. */
final class Runner implements Executions {
    private static final int PIECE = 10_000;

    private final Program program;
    private final Consumer<Run> onStart;
    private final Map<CommandId, Running> running = new HashMap<>();

    /** A command that begins. */
    record Run(Command command, int run) {}

    Runner(Program program, Consumer<Run> onStart) {
        this.program = program;
        this.onStart = onStart;
    }

    @Override
    public void execute(Command command, int run, OutputSink output, Consumer<Ending> onEnd) {
        program.step("execute");
        onStart.accept(new Run(command, run));
        program.step("executed");
        Work work = Work.of(command);
        Running now = new Running(onEnd);
        running.put(command.id(), now);
        boolean isTooLong = !command.runLimit().isZero() && work.takes().compareTo(command.runLimit()) > 0;
        Ending ending = isTooLong
                ? new Ending(CommandState.TIMED_OUT, OptionalInt.empty(), Optional.of("killed after its run limit"))
                : new Ending(
                        work.exit() == 0 ? CommandState.SUCCEEDED : CommandState.FAILED,
                        OptionalInt.of(work.exit()),
                        Optional.empty());
        write(work, output, 0, work.bytes() / 2);
        program.after(isTooLong ? command.runLimit() : work.takes(), () -> {
            if (!now.ended && !now.stopped) {
                write(work, output, work.bytes() / 2, work.bytes());
                end(command.id(), now, ending);
            }
        });
    }

    @Override
    public boolean stop(CommandId id, StopReason reason) {
        program.step("stop");
        @Nullable Running found = running.get(id);
        if (found == null || found.stopped) {
            return found != null;
        }
        found.stopped = true;
        CommandState state = reason == StopReason.CANCELLED ? CommandState.CANCELLED : CommandState.INTERRUPTED;
        program.after(
                Duration.ofMillis(20),
                () -> end(id, found, new Ending(state, OptionalInt.empty(), Optional.of("was killed"))));
        return true;
    }

    private void end(CommandId id, Running run, Ending ending) {
        running.remove(id);
        run.ended = true;
        run.onEnd.accept(ending);
    }

    private static void write(Work work, OutputSink output, int from, int to) {
        try {
            for (int at = from; at < to; at += PIECE) {
                byte[] piece = work.output(at, Math.min(PIECE, to - at));
                output.write(OutputStreamName.STDOUT, piece, 0, piece.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Running {
        private final Consumer<Ending> onEnd;
        private boolean stopped;
        private boolean ended;

        Running(Consumer<Ending> onEnd) {
            this.onEnd = onEnd;
        }
    }
}
