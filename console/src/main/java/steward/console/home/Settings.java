package steward.console.home;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.MethodName;
import steward.message.OperatorName;
import steward.method.MethodDescription;
import steward.method.Methods;

/**
 * What an operator may set; everything has a default.
 *
 * @param operator who sends; the name of the system's user where it is not set
 * @param brokers where the broker is, several addresses for a cluster; none for the one in the home's own folder
 * @param credentials file that opens the broker; nothing for the embedded broker's
 * @param authority PEM file of the authorities that the broker's certificate must come from; nothing for no TLS
 * @param validFor how long a command may wait for its start
 * @param runLimit how long a command may run; zero for ever
 * @param runLimits by method, instead of {@code runLimit}
 */
public record Settings(
        OperatorName operator,
        List<String> brokers,
        Optional<Path> credentials,
        Optional<Path> authority,
        Duration validFor,
        Duration runLimit,
        Map<MethodName, Duration> runLimits) {
    /** How long a command may wait for its start where nothing else is set. */
    public static final Duration VALID_FOR = Duration.ofDays(7);
    /** How long a command may run where nothing else is set. */
    public static final Duration RUN_LIMIT = Duration.ofMinutes(5);

    public Settings {
        brokers = List.copyOf(brokers);
        runLimits = Map.copyOf(runLimits);
    }

    /** The settings of a new home. */
    public static Settings defaults(OperatorName operator) {
        return new Settings(operator, List.of(), Optional.empty(), Optional.empty(), VALID_FOR, RUN_LIMIT, Map.of());
    }

    /** How long a command of that method may run. */
    public Duration runLimit(MethodName method) {
        @Nullable Duration set = runLimits.get(method);
        return set != null
                ? set
                : Methods.find(method)
                        .map(MethodDescription::defaultRunLimit)
                        .filter(own -> !own.equals(RUN_LIMIT))
                        .orElse(runLimit);
    }
}
