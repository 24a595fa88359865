package steward.agent.process;

import java.time.Duration;
import java.util.List;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.message.MethodName;
import steward.method.MethodDescription;

/** A method whose handler does what a test says. */
final class ScriptedHandler implements Handler {
    private final MethodName name;
    private volatile Script script = invocation -> Outcome.success();

    ScriptedHandler(String name) {
        this.name = new MethodName(name);
    }

    void does(Script next) {
        script = next;
    }

    @Override
    public MethodDescription description() {
        return new MethodDescription(name, "what a test says", Duration.ZERO, List.of());
    }

    @Override
    public void check(Attributes arguments) {}

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        return script.handle(invocation);
    }

    interface Script {
        Outcome handle(Invocation invocation) throws Exception;
    }
}
