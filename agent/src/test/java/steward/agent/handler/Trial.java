package steward.agent.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;

/** Runs the commands of one handler as an agent does, with an order to stop when a test says so. */
public final class Trial {
    private final Handler handler;
    private final CompletableFuture<StopReason> stop = new CompletableFuture<>();
    private final Collected collected = new Collected();
    private final CommandId id = new CommandId(UUID.randomUUID());

    public Trial(Handler handler) {
        this.handler = handler;
    }

    public Collected output() {
        return collected;
    }

    public CommandId id() {
        return id;
    }

    public void stop(StopReason reason) {
        stop.complete(reason);
    }

    public Outcome run(Attributes arguments) throws Exception {
        return run(arguments, collected);
    }

    public Outcome run(Attributes arguments, OutputSink sink) throws Exception {
        handler.check(arguments);
        return handler.handle(invocation(arguments, sink));
    }

    /** Runs it on another thread. */
    public CompletableFuture<Outcome> begin(Attributes arguments) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                outcome.complete(run(arguments));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private Invocation invocation(Attributes arguments, OutputSink sink) {
        Instant now = Instant.EPOCH;
        Command command = new Command(
                id,
                new JobId(UUID.randomUUID()),
                new Address(new NodeName("ship1"), handler.description().name(), new Domain("operatingsystem")),
                arguments,
                now,
                now.plusSeconds(60),
                Duration.ofSeconds(2),
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("tester"),
                Optional.empty());
        return new Invocation() {
            @Override
            public Command command() {
                return command;
            }

            @Override
            public int run() {
                return 1;
            }

            @Override
            public OutputSink output() {
                return sink;
            }

            @Override
            public Stopping stopping() {
                return new Stopping() {
                    @Override
                    public Optional<StopReason> reason() {
                        return stop.isDone() ? Optional.of(stop.join()) : Optional.empty();
                    }

                    @Override
                    public void onStop(Consumer<StopReason> action) {
                        stop.thenAccept(action);
                    }
                };
            }
        };
    }
}
