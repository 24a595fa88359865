package steward.file;

import java.util.Arrays;
import steward.message.Bytes;

/**
 * The SHA-256 of every chunk of a file, in their order: 32 bytes each. Its own SHA-256 stands in the signed command, so that
 * every chunk can be judged by itself. Immutable.
 */
public final class ChunkList {
    /** How many hashes one piece at the broker holds. */
    static final int PART_HASHES = 2048;

    private static final int HASH = Sha256.LENGTH;

    private final byte[] hashes;

    private ChunkList(byte[] hashes) {
        this.hashes = hashes;
    }

    /**
     * The list of these bytes.
     *
     * @throws IllegalArgumentException when they are not whole hashes
     */
    public static ChunkList of(byte[] hashes) {
        if (hashes.length % HASH != 0) {
            throw new IllegalArgumentException(hashes.length + " bytes are no list of SHA-256: it was cut off");
        }
        return new ChunkList(hashes.clone());
    }

    /** How many chunks. */
    public int size() {
        return hashes.length / HASH;
    }

    /** Whether that is the chunk of that number. */
    public boolean fits(int number, byte[] chunk) {
        return number < size()
                && Arrays.equals(Sha256.of(chunk), Arrays.copyOfRange(hashes, number * HASH, (number + 1) * HASH));
    }

    /** Its own hash, in hexadecimal. */
    public String sha256() {
        return Sha256.hex(Sha256.of(hashes));
    }

    /** The bytes that it is kept as. */
    public Bytes bytes() {
        return Bytes.copyOf(hashes);
    }

    static int parts(int chunks) {
        return (chunks + PART_HASHES - 1) / PART_HASHES;
    }

    byte[] part(int number) {
        int from = number * PART_HASHES * HASH;
        return Arrays.copyOfRange(hashes, from, Math.min(hashes.length, from + PART_HASHES * HASH));
    }
}
