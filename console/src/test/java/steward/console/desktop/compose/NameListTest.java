package steward.console.desktop.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import steward.message.NodeName;

final class NameListTest {
    @Test
    void takesNamesOutOfWhateverStandsBetweenThem() {
        NameList list = NameList.of("ship2, ship1;\n\"ship3\"\tship2 ship1.example.org");
        assertThat(list.names()).extracting(NodeName::value).containsExactly("ship2", "ship1", "ship3");
        assertThat(list.refused()).containsExactly("ship1.example.org");
        assertThat(list.filter()).isEqualTo("ship2,ship1,ship3");
    }

    @Test
    void saysHowMuchItLeavesOut() {
        String pasted = IntStream.range(0, NameList.MOST + 5)
                .mapToObj(i -> "n" + i + " bad.name" + i)
                .collect(Collectors.joining("\n"));
        NameList list = NameList.of(pasted + "\nn1");
        assertThat(list.names()).hasSize(NameList.MOST);
        assertThat(list.leftOut()).isEqualTo(5);
        assertThat(list.refused()).hasSize(NameList.MOST_REFUSED);
        assertThat(list.refusedCount()).isEqualTo(NameList.MOST + 5);
    }
}
