package steward.console.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import steward.console.filter.Filter;
import steward.console.text.NaturalOrder;
import steward.message.NodeName;

/**
 * The nodes that a filter means at one moment.
 *
 * @param nodes that were heard of, in the natural order of their names
 * @param unknown names that the filter writes out and that nobody has heard of
 */
public record Selection(List<NodeStatus> nodes, NavigableSet<NodeName> unknown) {
    private static final Comparator<NodeStatus> BY_NAME =
            Comparator.comparing(node -> node.name().value(), NaturalOrder.INSTANCE);

    public Selection {
        nodes = List.copyOf(nodes);
    }

    /** Asks the filter of every node, at the snapshot's time. */
    public static Selection of(Filter filter, Fleet fleet) {
        return of(filter, fleet.nodes(), fleet.now());
    }

    /** Asks the filter of these nodes, at that time of the broker's clock. */
    public static Selection of(Filter filter, Collection<NodeStatus> nodes, Instant now) {
        List<NodeStatus> meant = nodes.stream()
                .filter(node -> filter.test(new NodeSubject(node, now)))
                .sorted(BY_NAME)
                .toList();
        Set<NodeName> known = nodes.stream().map(NodeStatus::name).collect(Collectors.toSet());
        return new Selection(meant, filter.unknownNames(known));
    }

    /** The names of all of them, unknown ones last. */
    public List<NodeName> names() {
        List<NodeName> names =
                new ArrayList<>(nodes.stream().map(NodeStatus::name).toList());
        names.addAll(unknown);
        return names;
    }
}
