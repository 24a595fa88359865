package steward.architecture;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import steward.testing.ArchitectureRules;

class CommonArchitectureTest extends ArchitectureRules {
    /** What each package may know of our others. */
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("steward.build", List.of()),
            Map.entry("steward.text", List.of()),
            Map.entry("steward.message", List.of()),
            Map.entry("steward.method", List.of("steward.message", "steward.text")),
            Map.entry("steward.time", List.of("steward.text")),
            Map.entry("steward.calendar", List.of("steward.text", "steward.time")),
            Map.entry(
                    "steward.schedule",
                    List.of("steward.calendar", "steward.message", "steward.method", "steward.text", "steward.time")),
            Map.entry("steward.codec", List.of("steward.message")),
            Map.entry("steward.trust", List.of("steward.message")),
            Map.entry("steward.lifecycle", List.of("steward.message")),
            Map.entry("steward.supervision", List.of("steward.message", "steward.time")),
            Map.entry("steward.broker", List.of("steward.message", "steward.time")),
            Map.entry("steward.bus", List.of("steward.message")),
            Map.entry("steward.bus.nats", List.of("steward.bus", "steward.message", "steward.time")),
            Map.entry("steward.file", List.of("steward.bus", "steward.codec", "steward.message", "steward.method")),
            Map.entry(
                    "steward.checkup",
                    List.of("steward.broker", "steward.bus", "steward.codec", "steward.message", "steward.time")),
            Map.entry("steward.outbox", List.of("steward.bus", "steward.message", "steward.time")));

    CommonArchitectureTest() {
        super("steward");
    }

    @ParameterizedTest
    @MethodSource("directions")
    void packageKnowsOnly(String ours, List<String> known) {
        check(knowsOnly(ours, known.toArray(String[]::new)));
    }

    static Stream<Arguments> directions() {
        return KNOWN.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }
}
