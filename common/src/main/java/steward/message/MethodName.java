package steward.message;

/**
 * What a message makes happen, such as {@code shellcommand}.
 *
 * @param value 1 to 63 printable characters; no white space, {@code .}, {@code *} or {@code >}, no leading {@code $} or
 *     {@code _}; case-sensitive
 */
public record MethodName(String value) implements Comparable<MethodName> {
    /** @throws InvalidNameException when the value breaks the rule for a part of a subject */
    public MethodName {
        Token.require("method", value);
    }

    @Override
    public int compareTo(MethodName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
