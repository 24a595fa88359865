package steward.sim;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import steward.agent.handler.OutputSink;
import steward.agent.output.OutputCollector;
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

/** The output of each run goes to the ledger as in the agent, without the threads that wait for the disk there. */
final class Writing implements RunOutputs {
    /** So little that a long output is cut now and then. */
    static final long CAP = 60_000;

    private final Loop loop;
    private final Ledger ledger;
    private final BrokerClock time;
    private final IdSource ids;
    private final Runnable onChunk;

    Writing(Loop loop, Ledger ledger, BrokerClock time, IdSource ids, Runnable onChunk) {
        this.loop = loop;
        this.ledger = ledger;
        this.time = time;
        this.ids = ids;
        this.onChunk = onChunk;
    }

    @Override
    public RunOutput begin(LedgerEntry entry) {
        Executor courier = loop;
        OutputCollector collector =
                new OutputCollector(loop, courier, (segments, number) -> store(entry, segments, number), CAP);
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

    private boolean store(LedgerEntry entry, List<OutputSegment> segments, int number) {
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
        try {
            boolean taken = ledger.put(Lane.OUTPUT, parcel);
            onChunk.run();
            return taken;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
