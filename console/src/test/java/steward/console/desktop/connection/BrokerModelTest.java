package steward.console.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import steward.bus.StreamIdentity;

final class BrokerModelTest {
    @Test
    void countsWhatAStreamHoldsAtMost() {
        assertThat(most(0, 0)).as("nothing was ever stored").isZero();
        assertThat(most(1, 1)).isEqualTo(1);
        assertThat(most(5, 12)).isEqualTo(8);
        assertThat(most(13, 12)).as("all of it is gone").isZero();
        assertThat(new BrokerModel.Stream(Optional.empty(), "no answer").most()).isZero();
    }

    private static long most(long first, long last) {
        return new BrokerModel.Stream(Optional.of(new StreamIdentity(Instant.EPOCH, first, last)), "").most();
    }
}
