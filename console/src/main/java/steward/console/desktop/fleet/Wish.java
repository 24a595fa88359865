package steward.console.desktop.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import steward.console.desktop.keep.SortBy;
import steward.console.filter.Filter;

/**
 * How the rows are wanted.
 *
 * @param filter which nodes; nothing for all
 * @param sort strongest first; ties and none are in the natural order of names
 * @param groupBy a label, empty for none
 * @param collapsed groups whose nodes are not shown
 */
record Wish(Optional<Filter> filter, List<SortBy> sort, String groupBy, Set<String> collapsed) {
    Wish {
        sort = List.copyOf(sort);
        collapsed = Set.copyOf(collapsed);
    }

    /** All nodes by name. */
    static Wish usual() {
        return new Wish(Optional.empty(), List.of(), "", Set.of());
    }

    Wish with(Optional<Filter> other) {
        return new Wish(other, sort, groupBy, collapsed);
    }

    Wish with(List<SortBy> other) {
        return new Wish(filter, other, groupBy, collapsed);
    }

    Wish groupedBy(String label) {
        return new Wish(filter, sort, label, Set.of());
    }

    Wish collapsing(Set<String> groups) {
        return new Wish(filter, sort, groupBy, groups);
    }
}
