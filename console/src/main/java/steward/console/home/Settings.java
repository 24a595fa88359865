package steward.console.home;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import steward.message.MethodName;
import steward.message.OperatorName;

/**
 * What an operator may set; everything has a default.
 *
 * @param operator who sends; the name of the system's user where it is not set
 * @param broker where the broker is; nothing for the one that runs in the home's own folder
 * @param credentials file that opens the broker; nothing for the embedded broker's
 * @param validFor how long a command may wait for its start
 * @param runLimit how long a command may run; zero for ever
 * @param runLimits by method, instead of {@code runLimit}
 */
public record Settings(
        OperatorName operator,
        Optional<URI> broker,
        Optional<Path> credentials,
        Duration validFor,
        Duration runLimit,
        Map<MethodName, Duration> runLimits) {
    /** How long a command may wait for its start where nothing else is set. */
    public static final Duration VALID_FOR = Duration.ofDays(7);
    /** How long a command may run where nothing else is set. */
    public static final Duration RUN_LIMIT = Duration.ofMinutes(5);

    public Settings {
        runLimits = Map.copyOf(runLimits);
    }

    /** The settings of a new home. */
    public static Settings defaults(OperatorName operator) {
        return new Settings(operator, Optional.empty(), Optional.empty(), VALID_FOR, RUN_LIMIT, Map.of());
    }

    /** How long a command of that method may run. */
    public Duration runLimit(MethodName method) {
        return runLimits.getOrDefault(method, runLimit);
    }
}
