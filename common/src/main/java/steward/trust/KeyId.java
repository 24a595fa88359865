package steward.trust;

import java.util.regex.Pattern;

/**
 * The short name of a public key.
 *
 * @param value 32 lower-case hexadecimal digits: the first 16 bytes of the SHA-256 of the raw key
 */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException when the value is not a key id */
    public KeyId {
        if (!isKeyId(value)) {
            throw new IllegalArgumentException("a key id is 32 lower-case hexadecimal digits, this one has "
                    + value.length() + " characters: copy it whole");
        }
    }

    static boolean isKeyId(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
