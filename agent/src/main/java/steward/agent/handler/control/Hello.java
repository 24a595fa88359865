package steward.agent.handler.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.message.Attributes;
import steward.message.NodeName;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.time.Clock;

/** Makes the agent say its presence at once, and answers with the node's name, the agent's version and the node's time. */
public final class Hello implements Handler {
    private final Supplier<CompletionStage<Void>> presence;
    private final NodeName node;
    private final String version;
    private final Clock clock;

    /**
     * @param presence says the presence; completes when the broker has it
     * @param clock whose wall clock is shown
     */
    public Hello(Supplier<CompletionStage<Void>> presence, NodeName node, String version, Clock clock) {
        this.presence = presence;
        this.node = node;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public MethodDescription description() {
        return Methods.HELLO;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        Arguments.of(Methods.HELLO, arguments);
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        CompletableFuture<StopReason> stop = new CompletableFuture<>();
        invocation.stopping().onStop(stop::complete);
        CompletableFuture<Void> said = presence.get().toCompletableFuture();
        try {
            CompletableFuture.anyOf(said, stop).get();
        } catch (ExecutionException e) {
            return Outcome.failure("the presence could not be said: " + e.getCause());
        }
        if (!said.isDone()) {
            return Outcome.failure("the broker had not confirmed the presence until then");
        }
        invocation.output().print(OutputStreamName.STDOUT, node + " " + version + " " + clock.wall() + "\n");
        return Outcome.success();
    }
}
