package steward.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What this program was built from.
 *
 * @param version such as {@code 1.2.0}
 * @param commit the first 12 digits of the hash of the commit that it was built on; empty for a build without git
 */
public record Build(String version, Optional<String> commit) {
    /** What the build writes where there is no git. */
    private static final String UNKNOWN = "unknown";

    /** The build that this class is of. */
    public static Build current() {
        Properties built = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            built.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the program lacks what tells its version: install it anew", e);
        }
        return new Build(
                built.getProperty("version"),
                Optional.of(built.getProperty("commit")).filter(commit -> !commit.equals(UNKNOWN)));
    }

    /** The same for people: what {@code --version} prints, one entry a line. */
    public String[] lines(String program) {
        return new String[] {
            program + " " + version + commit.map(hash -> " (" + hash + ")").orElse(""), runtime()
        };
    }

    /** The Java that runs this, and the machine under it. */
    public static String runtime() {
        return "Java " + Runtime.version() + ", " + System.getProperty("java.vendor") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
