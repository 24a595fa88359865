package steward.message;

/**
 * The name of a person or script with a signing key.
 *
 * @param value 1 to 63 printable characters; no white space, {@code .}, {@code *} or {@code >}, no leading {@code $} or
 *     {@code _}; case-sensitive
 */
public record OperatorName(String value) implements Comparable<OperatorName> {
    /** @throws InvalidNameException when the value breaks the rule for a part of a subject */
    public OperatorName {
        Token.require("operator name", value);
    }

    @Override
    public int compareTo(OperatorName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
