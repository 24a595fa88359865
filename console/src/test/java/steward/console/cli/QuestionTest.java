package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import steward.console.engine.Preview;
import steward.message.NodeName;

class QuestionTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tenNodesAreNotAskedAbout() {
        assertThatCode(() -> pass(10, false, Terminal.NONE, "")).doesNotThrowAnyException();
    }

    @Test
    void moreAreAskedAboutOnATerminal() {
        assertThatCode(() -> pass(11, false, new FixedTerminal(80, 24), "y\n")).doesNotThrowAnyException();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Send to 11 nodes, 2 of them offline: ship0, ship1? [y/N] ");
        assertThatThrownBy(() -> pass(11, false, new FixedTerminal(80, 24), "\n"))
                .hasMessage("nothing was sent");
        assertThatThrownBy(() -> pass(11, false, new FixedTerminal(80, 24), "")).hasMessage("nothing was sent");
        assertThatThrownBy(() -> pass(11, false, new FixedTerminal(80, 24), "no\n"))
                .hasMessage("nothing was sent");
    }

    @Test
    void neverAsksWithoutATerminal() {
        assertThatThrownBy(() -> pass(11, false, Terminal.NONE, "y\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("add --yes");
        assertThat(err.size()).isZero();
    }

    @Test
    void asksNothingThatWasConfirmed() {
        assertThatCode(() -> pass(5000, true, Terminal.NONE, "")).doesNotThrowAnyException();
    }

    private void pass(int nodes, boolean confirmed, Terminal terminal, String typed) {
        List<NodeName> names = IntStream.range(0, nodes)
                .mapToObj(i -> new NodeName("ship" + i))
                .toList();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                err,
                terminal);
        Preview preview = new Preview(names, names.subList(0, 2), Map.of(), 0);
        Question.pass(preview, confirmed, surroundings, new Printer(surroundings));
    }
}
