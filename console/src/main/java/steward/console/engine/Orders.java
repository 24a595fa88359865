package steward.console.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.console.job.CommandStatus;
import steward.console.job.Composition;
import steward.console.job.Job;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.OperatorName;
import steward.message.Severity;
import steward.supervision.ProcessName;

/** What an operator orders: composed, saved, and on its way. Any thread. */
final class Orders {
    private static final ProcessName SEND = new ProcessName("send");

    private final EngineCore core;
    private final LoopCalls calls;
    private final Workers workers;
    private final Queries queries;
    private final Sending sending;
    private final Processes processes;

    Orders(EngineCore core, LoopCalls calls, Workers workers, Queries queries, Sending sending, Processes processes) {
        this.core = core;
        this.calls = calls;
        this.workers = workers;
        this.queries = queries;
        this.sending = sending;
        this.processes = processes;
    }

    /** @param saved told on the loop, between saving and publishing */
    CompletionStage<Job> send(SendRequest request, Consumer<Job> saved) {
        return workers.work(() -> composed(request))
                .thenCompose(composition -> calls.get(() -> {
                    core.dispatch().save(composition, () -> saved.accept(composition.job()));
                    core.updates().changed(Set.of(composition.job().id()), Set.of());
                    return composition.job();
                }));
    }

    CompletionStage<Cancellation> cancel(JobId job) {
        return queries.job(job)
                .thenCompose(detail -> cancel(
                        detail.commands(),
                        "cancel " + detail.summary().job().label().orElse(job.toString())));
    }

    CompletionStage<Cancellation> cancel(CommandId command) {
        return queries.command(command).thenCompose(status -> cancel(List.of(status), "cancel " + command));
    }

    CompletionStage<Cancellation> recall(Collection<CommandId> commands) {
        return queries.ask(history -> history.commands(commands))
                .thenCompose(targets -> workers.work(() -> sending.recall(targets, "recall what has not started")))
                .thenCompose(this::save);
    }

    CompletionStage<Job> extend(ExtensionPlan plan) {
        return workers.work(() -> sending.extend(plan))
                .thenCompose(extending -> calls.get(() -> {
                    core.dispatch().replace(extending.recalls(), extending.replacement());
                    core.updates().changedWithoutDetail();
                    return extending.replacement().job();
                }));
    }

    CompletionStage<CommandStatus> abandon(CommandId command, OperatorName by) {
        return queries.command(command)
                .thenCompose(known -> calls.run(() -> {
                    core.dispatch().abandon(command, by);
                    core.updates().changed(Set.of(known.command().job()), Set.of(command));
                }))
                .thenCompose(done -> queries.command(command));
    }

    CompletionStage<Void> putBefore(Collection<CommandId> moved, CommandId other) {
        return calls.run(() -> {
            core.dispatch().putBefore(moved, other);
            core.updates().changed(Set.of(), Set.copyOf(moved));
        });
    }

    /** A message for a node that nobody knows is an error on the sending side. */
    private Composition composed(SendRequest request) {
        try {
            return sending.compose(request, core.updates().fleet());
        } catch (RefusedException e) {
            if (e.kind() == RefusedException.Kind.UNKNOWN_NODES) {
                processes.report(
                        SEND,
                        Severity.WARNING,
                        e,
                        Optional.of(Sending.unsent(request, e.unknown().keySet())));
            }
            throw e;
        }
    }

    private CompletionStage<Cancellation> cancel(List<CommandStatus> targets, String label) {
        return workers.work(() -> sending.cancel(targets, label)).thenCompose(this::save);
    }

    private CompletionStage<Cancellation> save(Sending.Cancelling cancelling) {
        return calls.get(() -> {
            cancelling.cancels().ifPresent(cancels -> {
                core.dispatch().saveCancels(cancels);
                core.updates().changedWithoutDetail();
            });
            return cancelling.result();
        });
    }
}
