package steward.console.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.console.cli.render.EventJson;
import steward.console.cli.render.EventText;
import steward.console.cli.render.Screen;
import steward.console.engine.Engine;
import steward.console.engine.EventListener;
import steward.console.engine.EventQuery;
import steward.console.filter.Filter;
import steward.console.filter.FilterSubject;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeSubject;
import steward.console.text.SafeText;
import steward.message.Event;
import steward.message.MethodName;
import steward.time.Durations;

@Command(
        name = "events",
        header = "What happened on the nodes, errors among it.",
        footer = {
            "  steward events --since 2h",
            "  steward events --method error --follow",
            "  steward events 'site=north' --since 2026-01-31T08:00:00Z --json"
        })
final class EventsVerb extends EngineVerb {
    @Mixin
    private Targets targets = new Targets();

    @Option(names = "--method", paramLabel = "M", order = 1, description = "Only events of this method, such as error.")
    private @Nullable MethodName method;

    @Option(
            names = "--since",
            paramLabel = "T",
            order = 2,
            description = "Only events of the last such time, as 2h, or since an instant, as 2026-01-31T08:00:00Z. "
                    + "Default: all that the broker still has.")
    private @Nullable String since;

    @Option(names = "--follow", order = 3, description = "Go on with what happens from now on, until Ctrl-C.")
    private boolean follow;

    EventsVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        targets.filter();
        start(Instant.EPOCH);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        Filter filter = targets.filter();
        ExitCode code = sync(session, printer);
        if (code != ExitCode.OK && !follow) {
            return code;
        }
        Engine engine = session.engine();
        EventQuery query = new EventQuery(
                Optional.ofNullable(method), start(engine.now()), event -> isMeant(filter, event, engine), follow);
        Lines lines = new Lines(printer);
        try (Bus.Subscription subscription = engine.events(query, lines)) {
            Answer.of(lines.end);
        }
        return ExitCode.OK;
    }

    private static boolean isMeant(Filter filter, Event event, Engine engine) {
        Fleet fleet = engine.fleet();
        return filter.test(fleet.node(event.address().node())
                .<FilterSubject>map(node -> new NodeSubject(node, fleet.now()))
                .orElseGet(() -> FilterSubject.unheardOf(event.address().node())));
    }

    private Optional<Instant> start(Instant now) {
        if (since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(since));
        } catch (DateTimeException e) {
            return Optional.of(now.minus(age(since)));
        }
    }

    private static Duration age(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--since \"" + SafeText.line(text, 80)
                    + "\" is neither a time span nor an instant: write it like 2h or 2026-01-31T08:00:00Z");
        }
    }

    /** Prints events as they come; ends with what was stored, or never. */
    private final class Lines implements EventListener {
        private final Printer printer;
        private final Screen screen;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        Lines(Printer printer) {
            this.printer = printer;
            screen = printer.screen();
        }

        @Override
        public void onEvent(Event event, Instant storedAt, long sequence) {
            try {
                if (globals().isJson()) {
                    printer.json(EventJson.of(event, storedAt, sequence));
                } else {
                    printer.line(EventText.of(event, screen));
                }
                printer.requireReader();
            } catch (OutputClosedException e) {
                end.completeExceptionally(e);
            }
        }

        @Override
        public void onCaughtUp() {
            if (!follow) {
                end.complete(null);
            }
        }

        @Override
        public void onError(BusException error) {
            end.completeExceptionally(error);
        }
    }
}
