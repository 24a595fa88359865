package steward.trust;

import org.jspecify.annotations.Nullable;

/** A signing key that cannot be used; the text names the file or folder, what is wrong with it, and what to do. */
public final class KeyFileException extends RuntimeException {
    KeyFileException(String text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
