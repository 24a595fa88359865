package steward.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerBinary;

/** A short run of {@code installer/faults}, always the same draw. */
final class FaultsIT {
    private static final long SEED = 20;
    private static final Duration LENGTH = Duration.ofSeconds(70);

    @Test
    void losesAndDoublesNothingUnderAFewFaults(@TempDir Path folder) throws InterruptedException {
        BrokerBinary binary = BrokerBinary.find(Optional.empty());
        Tally tally = new Tally(binary.version().toString(), SEED);
        try (Closing closing = new Closing()) {
            Stage stage = closing.add(new Stage(folder, binary, 2));
            new Campaign(stage, SEED, tally, List.of(), words -> {}).run(LENGTH);
        }
        assertThat(tally.findings()).as(tally.text()).isEmpty();
    }
}
