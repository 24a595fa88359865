package steward.agent.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in a small file beside the ledger how many changes of commands were confirmed. SQLite takes a log whose end was
 * torn or altered for one that ends sooner, so a ledger that lost what was on disk looks like an older one in good order:
 * only somebody beside it can tell.
 *
 * <p>Written after each change is on disk and never synced, so it cannot be ahead of a ledger that lost nothing, whatever
 * becomes of the power.
 */
final class Witness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final String NAME = "witness";
    /** In place and always as long, so that it needs no room on a full disk. */
    private static final int LENGTH = 80;

    private final Path file;
    private final FileChannel channel;
    private boolean failed;

    /**
     * What it last said.
     *
     * @param ledger the id of the ledger that it spoke of
     * @param changes that this ledger had confirmed
     */
    record Word(String ledger, long changes) {}

    private Witness(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Witness open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return new Witness(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new LedgerException(
                    LedgerException.Kind.FAILED, "the file " + file + " beside the ledger cannot be opened: " + e, e);
        }
    }

    /** What was said in that folder; empty where nothing was, or nothing that makes sense. */
    static Optional<Word> of(Path folder) {
        try {
            Path file = folder.resolve(NAME);
            String[] words = Files.exists(file)
                    ? Files.readString(file, US_ASCII).strip().split(" ")
                    : new String[0];
            return words.length == 3 && sum(words[0] + " " + words[1]).equals(words[2])
                    ? Optional.of(new Word(words[0], Long.parseLong(words[1])))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Without it a loss would not be noticed, but nothing is lost by that: the ledger goes on. */
    void say(Word word) {
        String text = word.ledger + " " + word.changes;
        String line = String.format("%-" + (LENGTH - 1) + "s%n", text + " " + sum(text));
        try {
            channel.write(ByteBuffer.wrap(line.getBytes(US_ASCII)), 0);
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} cannot be written, so a loss in the ledger would not be noticed", file, e);
            }
            failed = true;
        }
    }

    private static String sum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        return Long.toHexString(crc.getValue());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} cannot be closed", file, e);
        }
    }
}
