package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a client proves to the broker who it is. */
public sealed interface Credentials {
    /** The broker lets everybody in. */
    record None() implements Credentials {}

    /** A user and a password. */
    record UserPassword(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "user " + user;
        }
    }

    /** A token that all clients share. */
    record Token(String token) implements Credentials {
        @Override
        public String toString() {
            return "a token";
        }
    }

    /** Reads {@code user:password} or, without a colon, a token. */
    static Credentials parse(String text) {
        String line = text.strip();
        int colon = line.indexOf(':');
        if (line.isEmpty()) {
            return new None();
        }
        return colon < 0 ? new Token(line) : new UserPassword(line.substring(0, colon), line.substring(colon + 1));
    }

    /** Reads a credentials file of one line, see {@link #parse}. */
    static Credentials read(Path file) {
        try {
            return parse(Files.readString(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("credentials file " + file + " cannot be read: " + e, e);
        }
    }
}
