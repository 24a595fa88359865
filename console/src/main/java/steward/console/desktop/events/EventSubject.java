package steward.console.desktop.events;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.filter.FilterSubject;
import steward.console.filter.LastState;
import steward.console.filter.Standing;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeSubject;
import steward.message.Address;
import steward.message.NodeName;

/**
 * An event as a filter sees it: the node that it happened on, with the method and domain of the event instead of all that
 * the node handles.
 */
record EventSubject(FilterSubject node, LastState about) implements FilterSubject {
    static EventSubject of(Address address, Fleet fleet) {
        FilterSubject node = fleet.node(address.node())
                .<FilterSubject>map(known -> new NodeSubject(known, fleet.now()))
                .orElseGet(() -> FilterSubject.unheardOf(address.node()));
        return new EventSubject(node, new LastState(address.method(), address.domain(), Optional.empty()));
    }

    @Override
    public NodeName name() {
        return node.name();
    }

    @Override
    public Standing standing() {
        return node.standing();
    }

    @Override
    public Optional<Duration> lastContactAge() {
        return node.lastContactAge();
    }

    @Override
    public Optional<String> version() {
        return node.version();
    }

    @Override
    public Map<String, String> labels() {
        return node.labels();
    }

    @Override
    public Map<String, String> facts() {
        return node.facts();
    }

    @Override
    public Collection<LastState> states() {
        return List.of(about);
    }
}
