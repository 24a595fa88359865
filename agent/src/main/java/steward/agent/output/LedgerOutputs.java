package steward.agent.output;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import steward.agent.handler.OutputSink;
import steward.agent.unit.Ledger;
import steward.agent.unit.LedgerEntry;
import steward.agent.unit.RunOutput;
import steward.agent.unit.RunOutputs;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.IdSource;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.outbox.Lane;
import steward.time.BrokerClock;
import steward.time.Loop;

/** Opens for each run an {@link OutputCollector} whose chunks go to the ledger's outbox, each synced to disk. */
public final class LedgerOutputs implements RunOutputs {
    private final Loop loop;
    private final Executor courier;
    private final Ledger ledger;
    private final BrokerClock time;
    private final IdSource ids;
    private final long cap;
    private final Runnable onChunk;

    /**
     * @param courier hands on chunks that the clock cut; may block
     * @param cap the most bytes of one command that are carried
     * @param onChunk called on the loop after a chunk was put in the outbox
     */
    public LedgerOutputs(
            Loop loop, Executor courier, Ledger ledger, BrokerClock time, IdSource ids, long cap, Runnable onChunk) {
        this.loop = loop;
        this.courier = courier;
        this.ledger = ledger;
        this.time = time;
        this.ids = ids;
        this.cap = cap;
        this.onChunk = onChunk;
    }

    @Override
    public RunOutput begin(LedgerEntry entry) {
        OutputCollector collector =
                new OutputCollector(loop, courier, (segments, number) -> store(entry, segments, number), cap);
        return new RunOutput() {
            @Override
            public OutputSink sink() {
                return collector;
            }

            @Override
            public Output finish() {
                return collector.finish();
            }
        };
    }

    private boolean store(LedgerEntry entry, List<OutputSegment> segments, int number) throws InterruptedException {
        OutputChunk chunk = new OutputChunk(
                ids.nextMessage(),
                entry.command().address(),
                entry.command().id(),
                number,
                entry.run(),
                time.presumed(),
                segments);
        Bytes payload = Bytes.copyOf(MessageCodec.encode(chunk));
        Parcel parcel =
                new Parcel(chunk.subject(), payload, Map.of(), chunk.id().toString());
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                stored.complete(ledger.put(Lane.OUTPUT, parcel));
                onChunk.run();
            } catch (RuntimeException e) {
                stored.complete(false);
                throw e;
            }
        });
        try {
            return stored.get();
        } catch (ExecutionException e) {
            return false;
        }
    }
}
