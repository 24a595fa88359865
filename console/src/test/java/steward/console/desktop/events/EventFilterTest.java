package steward.console.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.Nodes;
import steward.console.desktop.node.SampleNode;
import steward.console.filter.Filter;

final class EventFilterTest {
    private final MemoryLink link = new MemoryLink();
    private final Instant now = link.now();
    private final EventRow told = row(1);
    private final EventRow warning = row(5);
    private final EventRow error = row(4);

    @Test
    void asksTheNodeForItsLabelsAndTheEventForItsMethod() {
        link.put(List.of(Nodes.node(SampleNode.NAME.value(), now, Map.of("site", "bergen"))));
        assertThat(filter("site=bergen", "", Set.of())).accepts(told, error);
        assertThat(filter("site=oslo", "", Set.of())).rejects(told, error);
        assertThat(filter("method:error", "", Set.of())).accepts(error).rejects(told);
        assertThat(filter("method:shellcommand", "", Set.of())).rejects(told, error);
        assertThat(filter("ship1 not method:error", "", Set.of())).accepts(told).rejects(error);
    }

    @Test
    void knowsNamesOfNodesThatNobodyHasHeardOf() {
        assertThat(filter("ship*", "", Set.of())).accepts(told);
        assertThat(filter("site=bergen", "", Set.of())).rejects(told);
    }

    @Test
    void findsATextInAnyCaseAnywhereInTheData() {
        assertThat(filter("", " NO SPACE ", Set.of())).accepts(error).rejects(told);
        assertThat(filter("", "charts.tar", Set.of())).accepts(error).rejects(told);
        assertThat(filter("", "syslogforwarding", Set.of())).accepts(told).rejects(error);
    }

    @Test
    void leavesLevelsOut() {
        Set<EventRow.Level> bad = EnumSet.of(EventRow.Level.ERROR, EventRow.Level.WARNING);
        assertThat(filter("", "", bad)).accepts(error, warning).rejects(told);
        assertThat(filter("", "", Set.of())).accepts(error, warning, told);
    }

    @Test
    void showsTheMessageThatCausedAnErrorSoThatItCanBeRead() {
        assertThat(EventWords.pretty("{\"v\":1,\"arguments\":{\"command\":\"true\"},\"none\":{}}"))
                .isEqualTo("""
                        {
                          "v": 1,
                          "arguments": {
                            "command": "true"
                          },
                          "none": {}
                        }""");
        assertThat(EventWords.pretty("no JSON {")).isEqualTo("no JSON {");
    }

    private EventFilter filter(String nodes, String text, Set<EventRow.Level> levels) {
        Optional<Filter> filter = nodes.isEmpty() ? Optional.empty() : Optional.of(Filter.parse(nodes));
        return new EventFilter(filter, text, levels, link::fleet);
    }

    private EventRow row(long number) {
        return new EventRow(SampleNode.event(number, now), now, number, false);
    }
}
