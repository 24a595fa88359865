package steward.console.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import steward.message.Attributes;

/** When something is to run: exactly one of four. */
final class ScheduleTiming {
    @Option(
            names = "--cron",
            paramLabel = "X",
            order = 2,
            description =
                    "Minute, hour, day of the month, month, day of the week: '30 2 * * mon-fri'; or @hourly, @daily.")
    private @Nullable String cron;

    @Option(names = "--every", paramLabel = "TIME", order = 2, description = "Again and again, such as 30s, 5m or 1d.")
    private @Nullable Duration every;

    @Option(
            names = "--at",
            paramLabel = "T",
            order = 2,
            description = "Once, such as 2030-01-31T18:00; with Z or an offset for a time that no zone changes.")
    private @Nullable String at;

    @Option(
            names = "--on",
            paramLabel = "start|reconnect",
            order = 2,
            description = "Each time the agent starts, or its link is back.")
    private @Nullable String on;

    Attributes addTo(Attributes order) {
        if (cron != null) {
            return order.with("cron", cron);
        } else if (every != null) {
            return order.with("every", every.toString());
        } else if (at != null) {
            return order.with("at", at);
        }
        return on == null ? order : order.with("on", on);
    }
}
