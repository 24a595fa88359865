package steward.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Some hundred histories with fixed seeds. */
@Tag("slow")
class SimulationTest {
    private static final int HISTORIES = 400;

    @Test
    void everyHistoryKeepsThePromises() {
        Totals totals = new Totals();
        Batch.of(2).run(1, HISTORIES, () -> true, totals::add);
        assertThat(totals.histories()).isEqualTo(HISTORIES);
        assertThat(totals.bad())
                .as("replay one with: installer/simulation --seed S --trace")
                .isEmpty();
    }

    @Test
    void theSameSeedIsTheSameHistoryByteForByte() {
        try (Simulation simulation = new Simulation();
                Simulation other = new Simulation()) {
            for (long seed : new long[] {3, 14, 60}) {
                History.Result once = simulation.run(seed);
                assertThat(other.run(seed)).isEqualTo(once);
            }
            assertThat(simulation.run(1).hash()).isNotEqualTo(simulation.run(2).hash());
        }
    }

    @Test
    void withoutFaultsEverythingRunsOnceAndIsTold() {
        try (Simulation simulation = new Simulation()) {
            History.Result quiet = simulation.run(7, Sabotage.NONE, Optional.of(Set.of()), Optional.empty());
            assertThat(quiet.violations()).isEmpty();
            assertThat(quiet.counts()).containsKey("effect");
        }
    }
}
