package steward.console.engine;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import steward.bus.Bus;
import steward.console.store.History;
import steward.message.CommandId;

/** Begins the reading and following of outputs. */
final class Outputs {
    private final Bus bus;
    private final Workers workers;
    private final Queries queries;
    private final Processes processes;
    private final Consumer<List<OutputReading.Kept>> cache;

    Outputs(Bus bus, Workers workers, Queries queries, Processes processes, Consumer<List<OutputReading.Kept>> cache) {
        this.bus = bus;
        this.workers = workers;
        this.queries = queries;
        this.processes = processes;
        this.cache = cache;
    }

    CompletionStage<OutputReport> read(CommandId id, OutputListener listener) {
        return queries.command(id)
                .thenCompose(command -> workers.work(() -> {
                    OutputReport report = new OutputReading(bus, new Waiting(queries), cache, command, listener).read();
                    listener.onEnd(report);
                    return report;
                }));
    }

    /** @param updates registers a listener for what changes */
    Bus.Subscription follow(
            CommandId id, OutputListener listener, Function<Consumer<Update>, Bus.Subscription> updates) {
        OutputFollowing following = new OutputFollowing(bus, queries, id, listener);
        Bus.Subscription changes = updates.apply(update -> {
            if (update.isPartial() || update.commands().contains(id)) {
                queries.command(id).thenAccept(following::update);
            }
        });
        Bus.Subscription process = processes.open("output", following);
        return () -> {
            following.close();
            changes.close();
            process.close();
        };
    }

    private record Waiting(Queries queries) implements OutputReading.Reader {
        @Override
        public <T> T ask(Function<History, T> question) {
            return queries.await(question);
        }
    }
}
