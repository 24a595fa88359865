package steward.console.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import steward.time.Durations;

/** How much a send asks and waits. */
final class Manner {
    /** Stands for a wait without an end. */
    private static final String FOR_EVER = "36500d";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = FOR_EVER,
            order = 20,
            description = "Follow live until every node has answered, for at most TIME; print each outcome and output.")
    private @Nullable Duration wait;

    @Option(names = "--dry-run", order = 21, description = "Print what would be sent to whom; send nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            order = 22,
            description = "Do not ask, however many nodes it is.")
    private boolean yes;

    boolean isWaiting() {
        return wait != null;
    }

    /** How long to wait; nothing for as long as it takes. */
    Optional<Duration> limit() {
        return Optional.ofNullable(wait).filter(time -> time.compareTo(Durations.MOST) < 0);
    }

    boolean isDryRun() {
        return dryRun;
    }

    boolean isConfirmed() {
        return yes;
    }
}
