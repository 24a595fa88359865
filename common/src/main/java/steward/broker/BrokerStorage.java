package steward.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The disk under the server's store. A server that found it full stores nothing more, also when it has room again; newer
 * ones say so in their log, and 2.9 hangs without a word. For one thread.
 */
final class BrokerStorage {
    /** With less room it would soon be full again. */
    private static final long ENOUGH_BYTES = 16L << 20;
    /** With less room nothing can be stored. */
    private static final long NONE_BYTES = 64L << 10;

    /** What servers say of a full disk, the older ones last. */
    private static final List<String> FULL = List.of("no space left on device", "out of File resources");

    private final Supplier<OptionalLong> room;
    private boolean wasFull;

    BrokerStorage(BrokerFolder folder) {
        this(() -> usable(folder));
    }

    /** @param room in bytes; empty while that is not known */
    BrokerStorage(Supplier<OptionalLong> room) {
        this.room = room;
    }

    /**
     * Whether the server gave up over a full disk that has room again: to be asked every now and then, and told once.
     *
     * @param words the last ones that it said
     */
    boolean isStuckOn(String words) {
        OptionalLong now = room.get();
        wasFull |= FULL.stream().anyMatch(words::contains) || now.orElse(Long.MAX_VALUE) < NONE_BYTES;
        boolean isStuck = wasFull && now.orElse(0) >= ENOUGH_BYTES;
        wasFull &= !isStuck;
        return isStuck;
    }

    private static OptionalLong usable(BrokerFolder folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder.store()).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty(); // the next look tells
        }
    }
}
