package steward.agent.source.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How far a file was read, and by what it is known again: its first bytes, for a file system uses the number of a file that is
 * gone for the next one.
 *
 * @param offset behind the last byte that was read
 * @param head how many bytes at the beginning are known
 * @param sum their CRC-32
 */
record Place(long offset, int head, long sum) {
    private static final int MOST_HEAD = 256;

    /** That place in a file as it is now. */
    static Place of(FileChannel file, long offset) throws IOException {
        int head = (int) Math.min(MOST_HEAD, offset);
        return new Place(offset, head, sum(file, head));
    }

    /** Whether it is a place in that file: the file begins as it did, and reaches that far. */
    boolean isIn(FileChannel file) throws IOException {
        return file.size() >= offset && sum(file, head) == sum;
    }

    /** Whether more of the file adds nothing to what it is known by. */
    boolean knowsEnough() {
        return head == MOST_HEAD;
    }

    /** Another place in the same file. */
    Place movedTo(long other) {
        return other >= head ? new Place(other, head, sum) : new Place(0, 0, 0);
    }

    static Optional<Place> parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return Optional.of(
                    new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return offset + " " + head + " " + sum;
    }

    private static long sum(FileChannel file, int head) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(head);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // reads all of it
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.flip());
        return sum.getValue();
    }
}
