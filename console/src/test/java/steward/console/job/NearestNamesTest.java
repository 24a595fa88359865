package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static steward.console.job.Orders.names;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.message.NodeName;

class NearestNamesTest {
    private static final Set<NodeName> KNOWN = new HashSet<>(names("ship1", "ship2", "harbour-north", "Tug7"));

    @Test
    void findsTheNamesThatMayHaveBeenMeant() {
        Map<NodeName, List<NodeName>> unknown = NearestNames.unknown(names("shp1", "ship2", "tug7"), KNOWN);
        assertThat(unknown.keySet()).containsExactlyElementsOf(names("shp1", "tug7"));
        assertThat(unknown.get(new NodeName("shp1"))).startsWith(new NodeName("ship1"));
        assertThat(unknown.get(new NodeName("tug7"))).containsExactly(new NodeName("Tug7"));
    }

    @Test
    void suggestsNothingWhereNothingIsNear() {
        assertThat(NearestNames.unknown(names("mainframe"), KNOWN).get(new NodeName("mainframe")))
                .isEmpty();
    }

    @Test
    void namesTheUnknownOnesAndTheRemedyInOneMessage() {
        assertThatThrownBy(() -> NearestNames.requireKnown(names("shpi1", "ship1"), KNOWN))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(RefusedException.Kind.UNKNOWN_NODES);
                    assertThat(refused.unknown()).containsOnlyKeys(new NodeName("shpi1"));
                })
                .hasMessageContaining("shpi1 (did you mean ship1")
                .hasMessageContaining("allow unknown");
    }

    @Test
    void keepsTheMessageShortWhenManyAreUnknown() {
        List<NodeName> many =
                IntStream.range(0, 5_000).mapToObj(n -> new NodeName("x" + n)).toList();
        assertThatThrownBy(() -> NearestNames.requireKnown(many, new TreeSet<>()))
                .hasMessageContaining("and 4990 more")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
    }

    @ParameterizedTest
    @CsvSource({"ship,ship,0", "ship,shpi,1", "ship,shp,1", "ship,shipp,1", "kitten,sitting,3", "'',abc,3"})
    void countsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertThat(NearestNames.distance(a, b)).isEqualTo(distance);
        assertThat(NearestNames.distance(b, a)).isEqualTo(distance);
    }
}
