package steward.console.cli;

import java.util.List;
import steward.console.filter.Filter;
import steward.console.fleet.Fleet;
import steward.console.fleet.Selection;
import steward.message.NodeName;
import steward.text.NearestName;

/** What a listing says when the filter means nothing that is known. */
final class Listing {
    private Listing() {}

    /**
     * The nodes to list.
     *
     * @param given whether the operator wrote the filter
     * @throws UsageException when a filter that was written means no known node
     */
    static Selection select(Filter filter, boolean given, Fleet fleet, Printer printer) {
        Selection selection = Selection.of(filter, fleet);
        selection.unknown().forEach(name -> printer.remark("nobody has heard of " + name + nearest(name, fleet)));
        if (selection.nodes().isEmpty()) {
            if (given) {
                throw new UsageException(
                        "no known node is meant by " + filter + ": see all of them with 'steward nodes'");
            }
            printer.remark("no node has been heard of yet");
        }
        if (fleet.unshownNodes() > 0) {
            printer.remark(fleet.unshownNodes() + " further nodes were heard of and are not kept: the list is full");
        }
        return selection;
    }

    private static String nearest(NodeName name, Fleet fleet) {
        List<String> known =
                fleet.nodes().stream().map(node -> node.name().value()).toList();
        return NearestName.find(name.value(), known)
                .map(near -> ": did you mean " + near + "?")
                .orElse("");
    }
}
