package steward.sim;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import steward.testing.SimLoop;

/** Everything that happened in a history, in order: as a hash, and as text for whoever replays it. */
final class Trace {
    private final SimLoop time;
    private final String folder;
    private final Optional<PrintStream> out;
    private final MessageDigest digest;

    /**
     * @param folder of the history, whose name says nothing
     * @param out where to print it, too
     */
    Trace(SimLoop time, Path folder, Optional<PrintStream> out) {
        this.time = time;
        this.folder = folder.toString();
        this.out = out;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String who, String what) {
        String line = time.now() + " " + who + ": " + what.replace(folder, "");
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        out.ifPresent(stream -> stream.println(line));
    }

    /** Ends it. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
