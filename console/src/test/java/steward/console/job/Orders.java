package steward.console.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.home.Settings;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.TimeOrderedIds;
import steward.trust.SigningKey;

/** Makes requests and jobs for tests. */
public final class Orders {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final MethodName SHELL = new MethodName("shellcommand");
    public static final Domain OS = new Domain("operatingsystem");
    public static final Settings SETTINGS = Settings.defaults(new OperatorName("ada"));

    private Orders() {}

    public static Composer composer() {
        return new Composer(SigningKey.generate(), new TimeOrderedIds(), SETTINGS);
    }

    public static Composition job(String... nodes) {
        return composer().compose(request(nodes), NOW);
    }

    public static List<NodeName> names(String... nodes) {
        return Arrays.stream(nodes).map(NodeName::new).toList();
    }

    public static SendRequest request(String... nodes) {
        return SendRequest.of(names(nodes), SHELL, OS, Attributes.of("command", "uptime"));
    }

    static SendRequest request(Optional<Duration> validFor, Optional<Duration> runLimit, Optional<String> label) {
        return new SendRequest(
                names("ship1"),
                SHELL,
                OS,
                Attributes.of("command", "uptime"),
                validFor,
                runLimit,
                OnInterrupt.REPORT,
                label,
                Map.of(),
                false);
    }
}
