package steward.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The disk under the server's store. A server that found it full stores nothing more, also when it has room again. */
record BrokerStorage(BrokerFolder folder) {
    /** With less room it would soon be full again. */
    private static final long ENOUGH_BYTES = 16L << 20;

    /** What servers say of a full disk, the older ones last. */
    private static final List<String> FULL = List.of("no space left on device", "out of File resources");

    /**
     * Whether the server gave up over a full disk that has room again.
     *
     * @param words the last ones that it said
     */
    boolean isStuckOn(String words) {
        return FULL.stream().anyMatch(words::contains) && hasRoom();
    }

    private boolean hasRoom() {
        try {
            return Files.getFileStore(folder.store()).getUsableSpace() >= ENOUGH_BYTES;
        } catch (IOException e) {
            return false; // the next look tells
        }
    }
}
