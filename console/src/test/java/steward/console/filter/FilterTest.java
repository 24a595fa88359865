package steward.console.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;

class FilterTest {
    private static final Node SHIP1 = Node.named("ship1");
    private static final Node SHIP2 = Node.named("ship2");
    private static final Node PORT = Node.named("port");

    @Test
    void aNameMeansExactlyThatNode() {
        assertThat(meant("ship1", SHIP1, SHIP2, Node.named("ship10"), Node.named("SHIP1")))
                .containsExactly("ship1");
    }

    @Test
    void wildcardsStandForAnyCharacters() {
        assertThat(meant("ship*", SHIP1, SHIP2, PORT)).containsExactly("ship1", "ship2");
        assertThat(meant("?hip1", SHIP1, SHIP2)).containsExactly("ship1");
        assertThat(meant("*i*2", SHIP1, SHIP2)).containsExactly("ship2");
        assertThat(meant("ship1?", SHIP1)).isEmpty();
        assertThat(meant("ship1*", SHIP1)).containsExactly("ship1");
        assertThat(meant("?", Node.named("😀"))).containsExactly("😀");
    }

    @Test
    void aCommaListMeansEachOfItsNames() {
        assertThat(meant("ship1, port", SHIP1, SHIP2, PORT)).containsExactly("ship1", "port");
        assertThat(meant("ship1,port online", SHIP1, PORT.standing(Standing.STALE)))
                .containsExactly("ship1");
    }

    @Test
    void labelsAreComparedWithValuesAndGlobs() {
        Node north = SHIP1.labels(Map.of("site", "north", "a key", "a value"));
        Node south = SHIP2.labels(Map.of("site", "south"));
        assertThat(meant("site=north", north, south, PORT)).containsExactly("ship1");
        assertThat(meant("site=n*,south", north, south, PORT)).containsExactly("ship1", "ship2");
        assertThat(meant("\"a key\"=\"a value\"", north, south)).containsExactly("ship1");
        assertThat(meant("site!=north", north, south, PORT)).containsExactly("ship2", "port");
        assertThat(meant("site = north", north, south)).containsExactly("ship1");
        assertThat(meant("site=\"n*\"", north, south)).isEmpty();
    }

    @Test
    void aValueMayHoldTheCharactersOfOperators() {
        Node node = SHIP1.labels(Map.of("url", "http://a.b/c?d=e", "empty", ""));
        assertThat(meant("url=http://a.b/*", node)).containsExactly("ship1");
        assertThat(meant("empty=\"\"", node, SHIP2)).containsExactly("ship1");
    }

    @Test
    void factsStandBehindTheirPrefix() {
        Node debian = SHIP1.facts(Map.of("os.name", "Debian GNU/Linux 12"));
        assertThat(meant("fact.os.name=Debian*", debian, SHIP2)).containsExactly("ship1");
        assertThat(meant("\"fact.os.name\"=Debian*", debian)).isEmpty();
    }

    @Test
    void keywordsTellWhatCanBeHeard() {
        Node stale = SHIP2.standing(Standing.STALE);
        Node off = PORT.neverHeard();
        assertThat(meant("online", SHIP1, stale, off)).containsExactly("ship1");
        assertThat(meant("Stale", SHIP1, stale, off)).containsExactly("ship2");
        assertThat(meant("OFFLINE", SHIP1, stale, off)).containsExactly("port");
    }

    @Test
    void aQuotedKeywordIsAName() {
        assertThat(meant("\"online\"", Node.named("online"), SHIP1)).containsExactly("online");
        assertThat(meant("\"ship?\"", SHIP1, Node.named("ship?"))).containsExactly("ship?");
    }

    @Test
    void agesAreComparedWithTheLastContact() {
        Node old = SHIP2.silentFor(Duration.ofHours(3));
        Node never = PORT.neverHeard();
        assertThat(meant("age>2h", SHIP1, old, never)).containsExactly("ship2", "port");
        assertThat(meant("age < 5m", SHIP1, old, never)).containsExactly("ship1");
    }

    @Test
    void versionsAreComparedAsText() {
        assertThat(meant("version:1.2.*", SHIP1, PORT.neverHeard())).containsExactly("ship1");
    }

    @ParameterizedTest
    @CsvSource({"state:failed", "STATE:Failed", "'state:succeeded,failed'", "method:shell*", "domain:nginx"})
    void termsAboutCellsHoldWhenOneCellFits(String filter) {
        Node node = SHIP1.states(Node.cell("shellcommand", "nginx", CommandState.FAILED));
        assertThat(meant(filter, node, SHIP2)).containsExactly("ship1");
    }

    @Test
    void statesOfTwoWordsAreWrittenWithEitherDash() {
        Node node = SHIP1.states(Node.cell("shellcommand", "nginx", CommandState.TIMED_OUT));
        assertThat(meant("state:timed-out", node)).containsExactly("ship1");
        assertThat(meant("state:timed_out", node)).containsExactly("ship1");
    }

    @Test
    void termsAboutCellsSideBySideMeanOneAndTheSameCell() {
        Node node = SHIP1.states(
                Node.cell("shellcommand", "nginx", CommandState.FAILED),
                Node.cell("filecopy", "nginx", CommandState.SUCCEEDED));
        assertThat(meant("method:filecopy state:failed", node)).isEmpty();
        assertThat(meant("method:filecopy (state:failed or state:succeeded)", node))
                .containsExactly("ship1");
        assertThat(meant("(method:filecopy domain:nginx) (state:failed method:shell*)", node))
                .containsExactly("ship1");
        assertThat(meant("not state:failed", node)).isEmpty();
        assertThat(meant("method:filecopy not state:timed_out", node)).containsExactly("ship1");
    }

    @Test
    void aProcessWithoutACommandHasNoState() {
        Node node = SHIP1.states(
                new LastState(new MethodName("hello"), new Domain("operatingsystem"), java.util.Optional.empty()));
        assertThat(meant("method:hello", node)).containsExactly("ship1");
        assertThat(meant("not state:failed", node)).containsExactly("ship1");
    }

    @Test
    void notBindsMoreThanAndAndThatMoreThanOr() {
        assertThat(meant("not ship1 and ship2 or port", SHIP1, SHIP2, PORT)).containsExactly("ship2", "port");
        assertThat(meant("!(ship1 or ship2)", SHIP1, SHIP2, PORT)).containsExactly("port");
        assertThat(meant("ship* !ship1", SHIP1, SHIP2, PORT)).containsExactly("ship2");
        assertThat(meant("ship1 OR port AND online", SHIP1, SHIP2, PORT)).containsExactly("ship1", "port");
    }

    @Test
    void allIsMeantOnlyWhenWritten() {
        assertThat(meant("all", SHIP1, PORT)).hasSize(2);
        assertThat(meant("*", SHIP1, PORT)).hasSize(2);
        assertThat(Filter.parse("*")).isEqualTo(Filter.all());
        assertThatThrownBy(() -> Filter.parse(" \t"))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("the filter is empty")
                .hasMessageContaining("all for every node");
        assertThatThrownBy(() -> Filter.of(List.of())).hasMessageContaining("name at least one");
    }

    @Test
    void tellsTheNamesThatItMentions() {
        Filter filter = Filter.parse("ship1,ship9 or (port and not \"on?\") or ship*");
        assertThat(filter.names()).extracting(NodeName::value).containsExactly("on?", "port", "ship1", "ship9");
    }

    @Test
    void tellsTheUnknownNamesThatItMeans() {
        Filter filter = Filter.parse("(ship1,ship9,ship8) and not ship8");
        assertThat(filter.unknownNames(Set.of(new NodeName("ship1"))))
                .extracting(NodeName::value)
                .containsExactly("ship9");
    }

    @Test
    void aFilterOfNamesReadsBackFromItsText() {
        Filter filter = Filter.of(
                Stream.of("all", "ship1", "a,b", "x?").map(NodeName::new).toList());
        assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
        assertThat(filter).hasToString("\"all\",ship1,\"a,b\",\"x?\"");
    }

    @Test
    void thousandsOfNamesAreRead() {
        List<NodeName> names = IntStream.range(0, 5000)
                .mapToObj(number -> new NodeName("ship" + number))
                .toList();
        Filter filter = Filter.parse(Filter.of(names).toString());
        assertThat(filter.names()).hasSize(5000);
        assertThat(filter.test(Node.named("ship4999"))).isTrue();
    }

    private static List<String> meant(String filter, Node... nodes) {
        Filter parsed = Filter.parse(filter);
        return Stream.of(nodes).filter(parsed).map(node -> node.name().value()).toList();
    }
}
