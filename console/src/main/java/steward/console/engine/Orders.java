package steward.console.engine;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.console.copy.Aim;
import steward.console.copy.Incoming;
import steward.console.job.CommandStatus;
import steward.console.job.Composition;
import steward.console.job.Job;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.file.FileReference;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Severity;
import steward.method.Methods;
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
    private final Filing filing;

    Orders(
            EngineCore core,
            LoopCalls calls,
            Workers workers,
            Queries queries,
            Sending sending,
            Processes processes,
            Filing filing) {
        this.core = core;
        this.calls = calls;
        this.workers = workers;
        this.queries = queries;
        this.sending = sending;
        this.processes = processes;
        this.filing = filing;
    }

    /** @param saved told on the loop, between saving and publishing */
    CompletionStage<Job> send(SendRequest request, Consumer<Job> saved) {
        return workers.work(() -> kept(request)).thenCompose(composition -> saved(composition, saved));
    }

    /** As {@link #send}, for one command that puts a file at the broker, which is then brought to its aim. */
    CompletionStage<Job> fetch(SendRequest offer, Aim aim, Consumer<Job> saved) {
        return workers.work(() -> {
                    Composition composition = composed(offer);
                    filing.expect(composition, aim);
                    return composition;
                })
                .thenCompose(composition -> saved(composition, saved));
    }

    /** Sends a file that a node has put at the broker to others; any thread that may wait. */
    void onward(Aim.Onward aim, FileReference file, Incoming from) throws IOException {
        Attributes arguments =
                aim.arguments().with(FileReference.ARGUMENT, file.attributes().values());
        SendRequest request = new SendRequest(
                aim.nodes(),
                Methods.FILE_COPY.name(),
                aim.domain(),
                arguments,
                aim.validFor(),
                Optional.empty(),
                OnInterrupt.RERUN,
                Optional.empty(),
                Map.of(),
                true);
        Composition composition = composed(request);
        from.onward(composition.job().id());
        saved(composition, job -> {}).toCompletableFuture().join();
    }

    private CompletionStage<Job> saved(Composition composition, Consumer<Job> saved) {
        return calls.get(() -> {
            core.dispatch().save(composition, () -> saved.accept(composition.job()));
            core.updates().changed(Set.of(composition.job().id()), Set.of());
            return composition.job();
        });
    }

    /** Composed, with the file that it names kept before. */
    private Composition kept(SendRequest request) {
        if (request.arguments().get(FileReference.ARGUMENT).isEmpty()) {
            return composed(request);
        }
        require(request);
        Filing.Kept kept = filing.keep(request);
        try {
            Composition composition = composed(kept.request());
            kept.outgoing().ifPresent(outgoing -> filing.belongsTo(outgoing, composition));
            return composition;
        } catch (RuntimeException e) {
            kept.outgoing().ifPresent(Filing::drop);
            throw e;
        }
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
        return workers.work(() -> {
                    Sending.Extending extending = sending.extend(plan);
                    filing.adopt(extending.replacement());
                    return extending;
                })
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
    private void require(SendRequest request) {
        try {
            sending.require(request, core.updates().fleet());
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

    private Composition composed(SendRequest request) {
        require(request);
        return sending.compose(request);
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
