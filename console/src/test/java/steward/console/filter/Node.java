package steward.console.filter;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;

/** A node to ask filters of. */
record Node(
        NodeName name,
        Standing standing,
        Optional<Duration> lastContactAge,
        Optional<String> version,
        Map<String, String> labels,
        Map<String, String> facts,
        Collection<LastState> states)
        implements FilterSubject {

    static Node named(String name) {
        return new Node(
                new NodeName(name),
                Standing.ONLINE,
                Optional.of(Duration.ofSeconds(10)),
                Optional.of("1.2.3"),
                Map.of(),
                Map.of(),
                List.of());
    }

    Node standing(Standing now) {
        return new Node(name, now, lastContactAge, version, labels, facts, states);
    }

    Node silentFor(Duration age) {
        return new Node(name, standing, Optional.of(age), version, labels, facts, states);
    }

    Node neverHeard() {
        return new Node(name, Standing.OFFLINE, Optional.empty(), Optional.empty(), labels, facts, states);
    }

    Node labels(Map<String, String> values) {
        return new Node(name, standing, lastContactAge, version, values, facts, states);
    }

    Node facts(Map<String, String> values) {
        return new Node(name, standing, lastContactAge, version, labels, values, states);
    }

    Node states(LastState... values) {
        return new Node(name, standing, lastContactAge, version, labels, facts, List.of(values));
    }

    static LastState cell(String method, String domain, CommandState state) {
        return new LastState(new MethodName(method), new Domain(domain), Optional.of(state));
    }
}
