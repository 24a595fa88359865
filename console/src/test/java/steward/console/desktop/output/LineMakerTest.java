package steward.console.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import steward.message.OutputStreamName;

final class LineMakerTest {
    private final List<OutputLine> lines = new ArrayList<>();
    private final LineMaker maker = new LineMaker(OutputStreamName.STDOUT, lines::add);

    private List<String> texts(String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            maker.add(new byte[] {one});
        }
        maker.end();
        return lines.stream().map(OutputLine::text).toList();
    }

    @Test
    void putsCharactersTogetherWhoseBytesComeOneByOne() {
        assertThat(texts("Tromsø\n漢字 😀\n")).containsExactly("Tromsø", "漢字 😀");
    }

    @Test
    void followsColoursAndLeavesOutWhatATerminalWouldActOn() {
        assertThat(texts("\u001b[1;31mred\u001b[0m plain\u001b[2K\u001b]\u0007!\n"))
                .singleElement()
                .asString()
                .startsWith("red plain")
                .doesNotContain("\u001b");
        assertThat(lines.get(0).spans().get(0).pen()).isEqualTo(new Pen(1, Pen.USUAL, true, false));
        assertThat(lines.get(0).spans().get(1).pen()).isEqualTo(Pen.PLAIN);
    }

    @Test
    void letsACarriageReturnWriteOverTheLine() {
        assertThat(texts("10 %\r50 %\r100 %\r\ndone\r\n")).containsExactly("100 %", "done");
    }

    @Test
    void takesTheNearestOfSixteenColoursForOthers() {
        assertThat(Pen.PLAIN.after("38;5;196").color()).isEqualTo(9);
        assertThat(Pen.PLAIN.after("38;2;0;120;0").color()).isEqualTo(2);
        assertThat(Pen.PLAIN.after("48;5;4").background()).isEqualTo(4);
        assertThat(Pen.PLAIN.after("38;5").color()).isEqualTo(Pen.USUAL);
        assertThat(Pen.PLAIN.after("31").after("").color()).isEqualTo(Pen.USUAL);
    }
}
