package steward.console.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import steward.console.desktop.Nodes;
import steward.console.desktop.fleet.GridRow.GroupRow;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.keep.SortBy;
import steward.console.filter.Filter;
import steward.console.fleet.Cell;
import steward.console.fleet.Contact;
import steward.console.fleet.Fleet;
import steward.console.fleet.FleetModel;
import steward.console.fleet.NodeStatus;
import steward.message.CommandState;

final class ArrangerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Arranger arranger = new Arranger();
    private final FleetModel model = new FleetModel(100);

    @Test
    void ordersNamesAsPeopleDo() {
        put("ship10", "north");
        put("ship9", "north");
        put("ship1", "south");
        assertThat(names(arrange(Wish.usual()))).containsExactly("ship1", "ship9", "ship10");
    }

    @Test
    void showsWhatTheFilterMeansAndCountsTheWholeFleet() {
        put("ship1", "north", cell(CommandState.FAILED, 60, 1));
        put("ship2", "south", cell(CommandState.SUCCEEDED, 60, 2));
        put("ship3", "north", cell(CommandState.SUCCEEDED, 60, 3));
        Arrangement arrangement = arrange(Wish.usual().with(Optional.of(Filter.parse("site=north"))));
        assertThat(names(arrangement)).containsExactly("ship1", "ship3");
        assertThat(arrangement.matched()).isEqualTo(2);
        assertThat(arrangement.counts().nodes()).isEqualTo(3);
        assertThat(arrangement.counts().of(Contact.ONLINE)).isEqualTo(3);
        assertThat(arrangement.counts().of(CommandState.SUCCEEDED)).isEqualTo(2);
        assertThat(arrangement.counts().of(CommandState.RUNNING)).isZero();
    }

    @Test
    void sortsBySeveralColumnsTheWorstAnswersFirstAndNothingLast() {
        put("a", "north", cell(CommandState.SUCCEEDED, 10, 1));
        put("b", "north");
        put("c", "south", cell(CommandState.FAILED, 500, 2));
        put("d", "south", cell(CommandState.FAILED, 20, 3));
        SortBy subject = new SortBy("subject:shellcommand.operatingsystem", false);
        assertThat(names(arrange(Wish.usual().with(List.of(subject))))).containsExactly("d", "c", "a", "b");
        SortBy reversed = new SortBy("subject:shellcommand.operatingsystem", true);
        assertThat(names(arrange(Wish.usual().with(List.of(reversed))))).containsExactly("a", "c", "d", "b");
        SortBy site = new SortBy("label:site", true);
        assertThat(names(arrange(Wish.usual().with(List.of(site, subject))))).containsExactly("d", "c", "a", "b");
    }

    @Test
    void groupsByALabelWithTheStatesOfItsNodes() {
        put("a", "south", cell(CommandState.FAILED, 10, 1));
        put("b", "north", cell(CommandState.SUCCEEDED, 10, 2));
        put("c", "south", cell(CommandState.SUCCEEDED, 10, 3));
        Arrangement open = arrange(Wish.usual().groupedBy("site"));
        assertThat(open.rows().stream().map(ArrangerTest::text)).containsExactly("[north]", "b", "[south]", "a", "c");
        Arrangement.Group south = open.group("south").orElseThrow();
        assertThat(south.counts().nodes()).isEqualTo(2);
        assertThat(south.subjects().values())
                .containsExactly(Map.of(CommandState.FAILED, 1, CommandState.SUCCEEDED, 1));
        Arrangement closed = arrange(Wish.usual().groupedBy("site").collapsing(Set.of("south")));
        assertThat(closed.rows().stream().map(ArrangerTest::text)).containsExactly("[north]", "b", "[south]");
        assertThat(closed.matched()).isEqualTo(3);
    }

    @Test
    void aNodeIsTheSameRowInEveryArrangement() {
        put("a", "north");
        GridRow before = arrange(Wish.usual()).row(0);
        put("0", "north");
        Arrangement after = arrange(Wish.usual());
        assertThat(after.row(after.indexOf(before))).isSameAs(before);
        assertThat(after.indexOf(before)).isEqualTo(1);
    }

    @Test
    void aListSwapsRowsAsAPermutationWhereTheyAreTheSameAndElseAsAReplacement() {
        put("a", "north", cell(CommandState.SUCCEEDED, 10, 1));
        put("b", "north", cell(CommandState.SUCCEEDED, 10, 2));
        Arrangement byName = arrange(Wish.usual());
        RowList rows = new RowList(byName);
        int[] permutations = {0};
        int[] replacements = {0};
        rows.addListener((ListChangeListener<GridRow>) change -> {
            while (change.next()) {
                if (change.wasPermutated()) {
                    permutations[0]++;
                } else {
                    replacements[0]++;
                }
            }
        });
        Arrangement reversed = arrange(Wish.usual().with(List.of(new SortBy("node", true))));
        rows.show(reversed, reversed.permutationFrom(byName));
        assertThat(text(rows.get(0))).isEqualTo("b");
        assertThat(permutations[0]).isEqualTo(1);
        put("c", "north");
        Arrangement more = arrange(Wish.usual());
        assertThat(more.permutationFrom(reversed)).isEmpty();
        rows.show(more, more.permutationFrom(reversed));
        assertThat(rows).hasSize(3);
        assertThat(replacements[0]).isEqualTo(1);
        rows.show(arrange(Wish.usual()), Optional.empty());
        assertThat(replacements[0]).isEqualTo(1);
    }

    private Arrangement arrange(Wish wish) {
        Fleet fleet = model.snapshot(NOW);
        return arranger.arrange(fleet, Backlog.NONE, wish, NOW);
    }

    private void put(String name, String site, Cell... cells) {
        NodeStatus node = Nodes.node(name, NOW, Map.of("site", site), cells);
        model.heard(node.presence().orElseThrow(), NOW);
        node.cells().forEach(cell -> model.answered(node.name(), cell, NOW));
    }

    private static Cell cell(CommandState state, int secondsAgo, long id) {
        return Nodes.cell("shellcommand", "operatingsystem", state, NOW.minusSeconds(secondsAgo), id);
    }

    private static List<String> names(Arrangement arrangement) {
        return arrangement.rows().stream().map(ArrangerTest::text).toList();
    }

    private static String text(GridRow row) {
        return row instanceof NodeRow node ? node.name().value() : "[" + ((GroupRow) row).value() + "]";
    }
}
