package steward.agent.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import steward.agent.unit.Tally;
import steward.agent.unit.UnitFigures;

/** What is told of an agent: how it is, and what every limit made it leave out. */
public final class AgentMetrics {
    private static final String PREFIX = "steward_agent_";
    private static final List<Shown> FIGURES = List.of(
            gauge("connected", "1 while the broker can be reached", figures -> figures.isConnected() ? 1 : 0),
            gauge("commands_open", "commands that were received and have not ended", UnitFigures::open),
            gauge("commands_running", "commands that run", UnitFigures::running),
            gauge("outbox_messages", "messages that wait for the broker", UnitFigures::outbox),
            gauge("schedules", "schedules that live on the unit", UnitFigures::schedules),
            gauge("epoch", "how often an agent has started on this ledger", UnitFigures::epoch),
            new Shown(
                    new Metric(
                            PREFIX + "events_dropped_total",
                            Metric.Kind.COUNTER,
                            "events that gave way to newer ones since the ledger was made"),
                    UnitFigures::eventsDropped));

    private AgentMetrics() {}

    private record Shown(Metric metric, java.util.function.ToLongFunction<UnitFigures> value) {}

    private static Shown gauge(String name, String help, java.util.function.ToLongFunction<UnitFigures> value) {
        return new Shown(new Metric(PREFIX + name, Metric.Kind.GAUGE, help), value);
    }

    /** Everything that is told, in its order. */
    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        FIGURES.forEach(shown -> all.add(shown.metric()));
        for (Tally.Limit limit : Tally.Limit.values()) {
            all.add(of(limit));
        }
        return all;
    }

    private static Metric of(Tally.Limit limit) {
        return new Metric(PREFIX + limit.metric() + "_total", Metric.Kind.COUNTER, limit.meaning());
    }

    /** The text of Prometheus' exposition format, version 0.0.4. */
    static String text(UnitFigures figures, Tally tally) {
        StringBuilder text = new StringBuilder();
        FIGURES.forEach(shown -> append(text, shown.metric(), shown.value().applyAsLong(figures)));
        for (Tally.Limit limit : Tally.Limit.values()) {
            append(text, of(limit), tally.count(limit));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Metric metric, long value) {
        text.append("# HELP ")
                .append(metric.name())
                .append(' ')
                .append(metric.help())
                .append('\n');
        text.append("# TYPE ")
                .append(metric.name())
                .append(' ')
                .append(metric.kind().name().toLowerCase(Locale.ROOT))
                .append('\n');
        text.append(metric.name()).append(' ').append(value).append('\n');
    }
}
