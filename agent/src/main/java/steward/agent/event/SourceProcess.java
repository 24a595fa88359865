package steward.agent.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.agent.source.EventDraft;
import steward.agent.source.Position;
import steward.agent.source.Source;
import steward.agent.source.SourceContext;
import steward.message.Address;
import steward.message.Severity;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;

/** The process of one source: each start is a run of the source. */
final class SourceProcess implements ProcessBody {
    private final Address address;
    private final Source source;
    private final EventDesk desk;

    SourceProcess(Address address, Source source, EventDesk desk) {
        this.address = address;
        this.source = source;
        this.desk = desk;
    }

    Address address() {
        return address;
    }

    @Override
    public void run(ProcessContext context) throws Exception {
        try {
            source.run(new Run(context));
        } catch (InterruptedException e) {
            if (!context.isStopping()) {
                throw e;
            }
        }
    }

    private final class Run implements SourceContext {
        private final ProcessContext context;

        Run(ProcessContext context) {
            this.context = context;
        }

        @Override
        public Address address() {
            return address;
        }

        @Override
        public boolean isStopping() {
            return context.isStopping();
        }

        @Override
        public boolean awaitStop(Duration limit) throws InterruptedException {
            return context.awaitStop(limit);
        }

        @Override
        public void put(List<EventDraft> events, List<Position> positions) throws InterruptedException {
            desk.put(address, events, positions);
        }

        @Override
        public Map<String, String> positions() throws InterruptedException {
            return desk.positions(address);
        }

        @Override
        public void report(Severity severity, Throwable cause) {
            context.report(severity, cause, Optional.empty());
        }
    }
}
