package steward.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BrokerStorageTest {
    private static final long ROOM = 1L << 30;

    private long room = ROOM;
    private final BrokerStorage storage = new BrokerStorage(() -> OptionalLong.of(room));

    @Test
    void noticesAServerThatHangsWithoutAWordOnceThereIsRoomAgain() {
        assertThat(storage.isStuckOn("")).isFalse();
        room = 0;
        assertThat(storage.isStuckOn("")).as("it would find no room again").isFalse();
        room = ROOM;
        assertThat(storage.isStuckOn("")).isTrue();
        assertThat(storage.isStuckOn("")).as("told once").isFalse();
    }

    @Test
    void noticesAServerThatSaysSo() {
        assertThat(storage.isStuckOn("write x: no space left on device")).isTrue();
    }

    @Test
    void waitsForEnoughRoom() {
        room = 0;
        storage.isStuckOn("");
        room = 1L << 20;
        assertThat(storage.isStuckOn("")).isFalse();
    }

    @Test
    void leavesAServerAloneWhoseDiskIsOnlyTight() {
        room = 1L << 20;
        storage.isStuckOn("");
        room = ROOM;
        assertThat(storage.isStuckOn("")).isFalse();
    }
}
