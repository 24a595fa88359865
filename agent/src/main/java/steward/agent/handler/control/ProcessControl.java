package steward.agent.handler.control;

import java.io.IOException;
import java.util.Optional;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.message.ProcessStatus;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/** Lists, starts and stops the processes of this node on an operator's order; not the one that obeys such orders. */
public final class ProcessControl implements Handler {
    private final ProcessControlPort processes;

    public ProcessControl(ProcessControlPort processes) {
        this.processes = processes;
    }

    @Override
    public MethodDescription description() {
        return Methods.PROCESS;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        ProcessOrder.of(arguments);
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        ProcessOrder order = ProcessOrder.of(invocation.command().arguments());
        if (order.process().isEmpty()) {
            list(invocation.output());
            return Outcome.success();
        }
        ProcessOrder.Name name = order.process().get();
        Optional<String> refusal = order.action() == ProcessOrder.Action.START
                ? processes.start(name.method(), name.domain())
                : processes.stop(name.method(), name.domain());
        if (refusal.isPresent()) {
            return Outcome.failure(refusal.get());
        }
        String state = order.action() == ProcessOrder.Action.START ? " runs" : " is stopped";
        invocation.output().print(OutputStreamName.STDOUT, "process " + name + state + "\n");
        return Outcome.success();
    }

    private void list(OutputSink output) throws IOException {
        StringBuilder table = new StringBuilder(row("PROCESS", "STATE", "RUNNING", "WAITING", "RESTARTS"));
        for (ProcessStatus process : processes.list()) {
            table.append(row(
                    process.method() + "." + process.domain(),
                    process.state().wireName(),
                    process.running(),
                    process.queued(),
                    process.restarts()));
        }
        output.print(OutputStreamName.STDOUT, table.toString());
    }

    private static String row(Object... cells) {
        return String.format("%-40s %-10s %7s %7s %8s\n", cells);
    }
}
