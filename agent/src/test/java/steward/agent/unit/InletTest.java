package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import steward.bus.Delivery;
import steward.message.Bytes;

class InletTest {
    private final HeldLoop loop = new HeldLoop();
    private final List<Long> arrived = new ArrayList<>();
    private final Inlet inlet = new Inlet(loop, delivery -> arrived.add(delivery.sequence()), () -> arrived.add(-1L));

    private static Delivery delivery(long sequence, int bytes) {
        return new Delivery("s", Bytes.copyOf(new byte[bytes]), Map.of(), sequence, sequence - 1, Optional.empty());
    }

    @Test
    void holdsOnlySoManyForABusyLoopAndSaysOnceThatMoreCame() {
        LongStream.rangeClosed(1, 3L * Held.MAX).forEach(sequence -> inlet.arrived(delivery(sequence, 10)));
        assertThat(loop.waiting()).isEqualTo(Held.MAX + 1);

        loop.goOn();

        assertThat(arrived).hasSize(Held.MAX + 1).endsWith((long) Held.MAX, -1L);
        inlet.arrived(delivery(1, 10));
        loop.goOn();
        assertThat(arrived).endsWith(-1L, 1L);
    }

    @Test
    void holdsOnlySoManyBytesForABusyLoop() {
        LongStream.rangeClosed(1, 20).forEach(sequence -> inlet.arrived(delivery(sequence, 1 << 20)));

        loop.goOn();

        assertThat(arrived).containsExactly(1L, 2L, 3L, 4L, -1L);
    }
}
