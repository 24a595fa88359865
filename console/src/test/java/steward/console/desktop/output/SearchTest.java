package steward.console.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import steward.message.OutputStreamName;

final class SearchTest {
    @Test
    void findsEveryLineThatHoldsATextInAnyCase() {
        Search search = Search.of("Disk", lines("the disk is full", "fine", "DISK 2", "dis k"));
        assertThat(search.hits()).containsExactly(0, 2);
        assertThat(Search.of("", lines("a")).hits()).isEmpty();
        assertThat(Search.of("x", lines("a")).hits()).isEmpty();
    }

    @Test
    void goesRoundInBothDirections() {
        Search search = Search.of("x", lines("x", "-", "x", "-", "x"));
        assertThat(search.after(-1)).isZero();
        assertThat(search.after(0)).isEqualTo(2);
        assertThat(search.after(4)).isZero();
        assertThat(search.before(4)).isEqualTo(2);
        assertThat(search.before(0)).isEqualTo(4);
        assertThat(Search.none().after(3)).isEqualTo(-1);
        assertThat(Search.none().before(3)).isEqualTo(-1);
    }

    @Test
    void findsNoMoreThanItsBound() {
        List<OutputLine> many = new ArrayList<>();
        for (int i = 0; i < Search.MOST + 10; i++) {
            many.addAll(lines("x"));
        }
        assertThat(Search.of("x", many).hits()).hasSize(Search.MOST);
    }

    private static List<OutputLine> lines(String... texts) {
        List<OutputLine> lines = new ArrayList<>();
        LineMaker maker = new LineMaker(OutputStreamName.STDOUT, lines::add);
        for (String text : texts) {
            maker.add((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        maker.end();
        return lines;
    }
}
