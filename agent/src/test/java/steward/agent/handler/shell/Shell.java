package steward.agent.handler.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import steward.agent.handler.Collected;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.handler.Trial;
import steward.message.Attributes;
import steward.message.CommandId;

/** Runs shell commands as an agent does: on real processes, with an order to stop when a test says so. */
final class Shell {
    static final Timing FAST = new Timing(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMillis(200));

    private final Trial trial;

    Shell(Path folder) {
        this(folder, FAST);
    }

    Shell(Path folder, Timing timing) {
        trial = new Trial(new ShellCommand(folder.resolve("commands"), timing));
    }

    static Attributes line(String line) {
        return Attributes.of("command", line);
    }

    static Attributes argv(String... words) {
        return Attributes.of("argv", List.of(words));
    }

    Collected output() {
        return trial.output();
    }

    CommandId id() {
        return trial.id();
    }

    void stop(StopReason reason) {
        trial.stop(reason);
    }

    Outcome run(Attributes arguments) throws Exception {
        return trial.run(arguments);
    }

    Outcome run(Attributes arguments, OutputSink sink) throws Exception {
        return trial.run(arguments, sink);
    }

    /** Runs it on another thread. */
    CompletableFuture<Outcome> begin(Attributes arguments) {
        return trial.begin(arguments);
    }
}
