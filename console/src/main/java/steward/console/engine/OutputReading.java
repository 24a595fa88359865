package steward.console.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import steward.bus.Bus;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.console.job.CommandStatus;
import steward.console.store.History;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.Message;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.Subject;

/**
 * Reads the output of one command once: from the ack where it rode in it, else from the cache where that has all of it,
 * else from the broker, at most {@link #PAGE} chunks at a time. Runs on a thread that may wait.
 */
final class OutputReading {
    /** Chunks in memory at once: about 11 MiB as they are encoded. */
    static final int PAGE = 32;

    private final Bus bus;
    private final Reader reader;
    private final Consumer<List<Kept>> cache;
    private final CommandStatus command;
    private final OutputAssembly assembly;

    /** Asks the store, and waits for its answer. */
    interface Reader {
        <T> T ask(Function<History, T> question);
    }

    /** A chunk to be kept, with the bytes that it came in. */
    record Kept(OutputChunk chunk, Bytes payload) {}

    /** @param cache keeps chunks, and returns when that is done */
    OutputReading(Bus bus, Reader reader, Consumer<List<Kept>> cache, CommandStatus command, OutputListener listener) {
        this.bus = bus;
        this.reader = reader;
        this.cache = cache;
        this.command = command;
        assembly = new OutputAssembly(listener);
    }

    OutputReport read() {
        Optional<Output> totals = command.progress().outcome().flatMap(ack -> ack.output());
        if (totals.isPresent() && totals.get().isInline()) {
            totals.get().segments().forEach(assembly::accept);
        } else if (totals.isEmpty() || totals.get().chunks() > 0) {
            int cachedRun = totals.map(this::completeRunInCache).orElse(0);
            if (cachedRun > 0) {
                fromCache(cachedRun, totals.get().chunks());
            } else {
                fromBroker();
                totals.ifPresent(this::remarkMissing);
            }
        }
        return assembly.report(command.id(), command.state(), totals);
    }

    private int completeRunInCache(Output totals) {
        CommandId id = command.id();
        return reader.ask(history -> {
            int run = history.lastRun(id);
            return run > 0 && history.chunks(id, run) == totals.chunks() ? run : 0;
        });
    }

    private void fromCache(int run, int chunks) {
        for (int number = 1; number <= chunks; number++) {
            int wanted = number;
            reader.ask(history -> history.chunk(command.id(), run, wanted)).ifPresent(assembly::accept);
        }
    }

    private void fromBroker() {
        String subject = Subject.output(command.command().address(), command.id());
        String name = "console-output-" + UUID.randomUUID();
        int lastRun = await(bus.last(StreamName.STEWARD_OUTPUT, subject))
                .flatMap(delivery -> chunk(delivery))
                .map(OutputChunk::run)
                .orElse(0);
        long next = 1;
        boolean more = lastRun > 0;
        while (more) {
            Page page = new Page(lastRun);
            int count = await(bus.read(StreamName.STEWARD_OUTPUT, subject, next, PAGE, name, page::add));
            page.rethrow();
            cache.accept(page.kept);
            next = page.lastSequence + 1;
            more = count == PAGE;
        }
    }

    private void remarkMissing(Output totals) {
        assembly.finish();
        int missing = totals.chunks() - assembly.chunks();
        if (missing > 0) {
            assembly.remark(missing + " of " + totals.chunks()
                    + " chunks are not at the broker: they have not arrived yet, or are no longer kept there");
        }
    }

    private Optional<OutputChunk> chunk(Delivery delivery) {
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            return message instanceof OutputChunk chunk && chunk.command().equals(command.id())
                    ? Optional.of(chunk)
                    : Optional.empty();
        } catch (MalformedMessageException e) {
            assembly.remark("a chunk was skipped: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private final class Page {
        private final int run;
        private final List<Kept> kept = new ArrayList<>();
        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
        private volatile long lastSequence;

        Page(int run) {
            this.run = run;
        }

        void add(Delivery delivery) {
            lastSequence = delivery.sequence();
            if (failure.get() != null) {
                return;
            }
            try {
                chunk(delivery).filter(chunk -> chunk.run() == run).ifPresent(chunk -> {
                    assembly.accept(chunk);
                    kept.add(new Kept(chunk, delivery.payload()));
                });
            } catch (RuntimeException e) {
                failure.set(e);
            }
        }

        void rethrow() {
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
        }
    }
}
