package steward.agent.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import steward.message.Severity;
import steward.text.Quoted;

/**
 * The settings of one source. Every reading method gives the value, or what holds without it and notes the mistake, so that
 * a person learns of all mistakes at once. A parser throws {@link IllegalArgumentException} with a remedy.
 */
public interface Settings {
    /** Text that a parser makes something of. */
    <T> Optional<T> parsed(String key, Function<String, T> parser);

    /** The name of a severity. */
    default Optional<Severity> severity(String key) {
        return parsed(key, name -> EnumSet.allOf(Severity.class).stream()
                .filter(severity -> severity.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Quoted.text(name) + " is no severity: use one from emergency to debug, such as warning")));
    }

    /** A regular expression. */
    default Optional<Pattern> pattern(String key) {
        return parsed(key, text -> {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "is no regular expression, " + e.getDescription() + " at character " + (e.getIndex() + 1)
                                + ": write one in Java's syntax",
                        e);
            }
        });
    }

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
