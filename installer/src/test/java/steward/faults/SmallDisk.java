package steward.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own in memory, to be filled up. Where it cannot be mounted it is a folder like any other. */
final class SmallDisk implements AutoCloseable {
    private final Path place;
    private final boolean mounted;

    private SmallDisk(Path place, boolean mounted) {
        this.place = place;
        this.mounted = mounted;
    }

    static SmallDisk at(Path place, int mebibytes) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SmallDisk(
                place,
                Shell.succeeds(
                        "mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "tmpfs", place.toString()));
    }

    /** Whether it can be filled without harm to anybody. */
    boolean isOwn() {
        return mounted;
    }

    /** Leaves no room on it. */
    void fill() {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            fillLastBytes();
        }
    }

    private void fillLastBytes() {
        try (OutputStream out = Files.newOutputStream(place.resolve(".ballast-2"))) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            // That is what is wanted.
        }
    }

    /** Gives the room back. */
    void free() {
        try {
            Files.deleteIfExists(ballast());
            Files.deleteIfExists(place.resolve(".ballast-2"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return place.resolve(".ballast");
    }

    @Override
    public void close() {
        if (mounted && !Shell.succeeds("umount", place.toString())) {
            Shell.succeeds("umount", "-l", place.toString());
        }
    }
}
