package steward.agent.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one source. Every reading method gives the value, or what holds without it and notes the mistake, so that
 * a person learns of all mistakes at once. A parser throws {@link IllegalArgumentException} with a remedy.
 */
public interface Settings {
    /** Text that a parser makes something of. */
    <T> Optional<T> parsed(String key, Function<String, T> parser);

    /** One text or a list of them. */
    <T> List<T> list(String key, Function<String, T> parser);

    /** True or false. */
    boolean flag(String key, boolean usual);

    /** A duration within two bounds, both included. */
    Duration duration(String key, Duration least, Duration most, Duration usual);

    /** A whole number within two bounds, both included. */
    long whole(String key, long least, long most, long usual);

    /** A number of bytes within two bounds, both included. */
    long bytes(String key, long least, long most, long usual);

    /** A folder, which need not exist yet; from the configuration's folder where it is relative. */
    Optional<Path> folder(String key);

    /** A file in PEM form with certificates. */
    Optional<Path> certificates(String key);

    /** A file that only its owner can read. */
    Optional<Path> secret(String key);

    /** Whether the setting is there. */
    boolean has(String key);

    /** Notes what is wrong with a setting. */
    void mistake(String key, String problem, String remedy);
}
