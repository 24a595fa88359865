package steward.console.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import steward.console.job.Orders;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.StreamTotals;
import steward.message.TimeOrderedIds;

class OutputAssemblyTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Command command = Orders.job("ship1").commands().get(0).command();
    private final StringBuilder shown = new StringBuilder();
    private final OutputAssembly assembly =
            new OutputAssembly(segment -> shown.append(segment.data().toUtf8()));

    @Test
    void showsInItsOrderWhatTheBrokerHasInAnother() {
        assembly.accept(chunk(2, "b"));
        assembly.accept(chunk(3, "c"));
        assertThat(shown).isEmpty();
        assembly.accept(chunk(1, "a"));
        assertThat(shown.toString()).isEqualTo("abc");
        assertThat(report().verified()).isTrue();
    }

    @Test
    void saysWhatIsMissingWhenNothingMoreComes() {
        assembly.accept(chunk(1, "a"));
        assembly.accept(chunk(3, "c"));
        OutputReport report = report();
        assertThat(shown.toString()).isEqualTo("ac");
        assertThat(report.verified()).isFalse();
        assertThat(report.remarks()).anyMatch(remark -> remark.contains("chunks 2 to 2 are missing"));
    }

    @Test
    void waitsForWhatIsMissingOnlySoLong() {
        for (int number = 2; number <= OutputAssembly.MOST_EARLY + 2; number++) {
            assembly.accept(chunk(number, "x"));
        }
        assertThat(shown).isNotEmpty();
    }

    private OutputReport report() {
        Output totals = new Output(new StreamTotals(3, ABC, 0), StreamTotals.none(), 3, List.of());
        return assembly.report(command.id(), CommandState.SUCCEEDED, Optional.of(totals));
    }

    private OutputChunk chunk(int number, String text) {
        OutputSegment segment = new OutputSegment(OutputStreamName.STDOUT, number - 1L, Bytes.ofUtf8(text));
        return new OutputChunk(
                new TimeOrderedIds().nextMessage(),
                command.address(),
                command.id(),
                number,
                1,
                Orders.NOW,
                List.of(segment));
    }
}
