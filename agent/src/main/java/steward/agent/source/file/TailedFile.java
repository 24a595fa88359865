package steward.agent.source.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file that is open and read as it grows. For one thread. */
final class TailedFile implements AutoCloseable {
    private final FileChannel channel;
    private final int longest;
    private final Optional<Pattern> beginning;
    private Path path;
    private Entries entries;
    private Place known;
    private long grewAt;

    private TailedFile(Path path, FileChannel channel, Place place, int longest, Optional<Pattern> beginning) {
        this.path = path;
        this.channel = channel;
        known = place;
        this.longest = longest;
        this.beginning = beginning;
        entries = new Entries(longest, beginning, place.offset());
        grewAt = System.nanoTime();
    }

    /**
     * Opens it.
     *
     * @param before how far it was read by an earlier run; from the beginning where that is no place in it
     */
    static TailedFile open(Path path, Optional<Place> before, int longest, Optional<Pattern> beginning)
            throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Place place = before.isPresent() && before.get().isIn(channel) ? before.get() : Place.of(channel, 0);
            return new TailedFile(path, channel, place, longest, beginning);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The place behind all that is in it now. */
    static Place end(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Place.of(channel, channel.size());
        }
    }

    Path path() {
        return path;
    }

    void renamed(Path now) {
        path = now;
    }

    /**
     * Reads up to a buffer of what is new and gives the entries that are complete; none also when they are not yet. A file
     * that became shorter or begins in another way is read from its beginning, after what was left of it as it was.
     */
    List<Entry> read(ByteBuffer buffer) throws IOException {
        if (channel.size() != entries.place() && !known.isIn(channel)) {
            List<Entry> rest = entries.finish();
            known = Place.of(channel, 0);
            entries = new Entries(longest, beginning, 0);
            if (!rest.isEmpty()) {
                return rest.stream().map(Entry::atBeginning).toList();
            }
        }
        int count = channel.read(buffer.clear(), entries.place());
        if (count <= 0) {
            return List.of();
        }
        grewAt = System.nanoTime();
        byte[] read = new byte[count];
        buffer.flip().get(read);
        return entries.accept(read, count);
    }

    boolean hasMore() throws IOException {
        return channel.size() != entries.place();
    }

    boolean isPending() {
        return entries.isPending();
    }

    /** The entry that waits for more lines, when none came for so long. */
    Optional<Entry> settle(long nanos) {
        return System.nanoTime() - grewAt >= nanos ? entries.settle() : Optional.empty();
    }

    List<Entry> finish() {
        return entries.finish();
    }

    boolean isIdle(long nanos) {
        return System.nanoTime() - grewAt >= nanos;
    }

    /** Everything up to there is on its way: gives the place to remember. */
    Place reached(long offset) throws IOException {
        known = known.knowsEnough() ? known.movedTo(offset) : Place.of(channel, offset);
        return known;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
