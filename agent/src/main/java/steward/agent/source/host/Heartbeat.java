package steward.agent.source.host;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import steward.agent.source.EventDraft;
import steward.agent.source.EventSource;
import steward.agent.source.Settings;
import steward.agent.source.Source;
import steward.agent.source.SourceContext;
import steward.message.Attributes;
import steward.message.Severity;
import steward.method.SourceDescription;
import steward.method.Sources;

/** Says at regular times that the unit is alive, and for how long this source has run. */
public final class Heartbeat implements EventSource {
    private static final Duration USUAL = Duration.ofMinutes(1);

    @Override
    public SourceDescription description() {
        return Sources.HEARTBEAT;
    }

    @Override
    public Source configure(Settings settings) {
        Duration period = settings.duration("period", Duration.ofSeconds(1), Duration.ofDays(1), USUAL);
        return context -> beat(context, period);
    }

    private static void beat(SourceContext context, Duration period) throws InterruptedException {
        long began = System.nanoTime();
        long beats = 0;
        do {
            Duration up = Duration.ofNanos(System.nanoTime() - began).truncatedTo(ChronoUnit.SECONDS);
            Attributes data =
                    Attributes.of("text", "alive").with("beat", ++beats).with("up", up.toString());
            context.put(List.of(new EventDraft(Severity.DEBUG, data)));
        } while (!context.awaitStop(period));
    }
}
