package steward.message;

/**
 * What a method is for on its node, such as {@code operatingsystem} or {@code nginx}.
 *
 * @param value 1 to 63 printable characters; no white space, {@code .}, {@code *} or {@code >}, no leading {@code $} or
 *     {@code _}; case-sensitive
 */
public record Domain(String value) implements Comparable<Domain> {
    /** @throws InvalidNameException when the value breaks the rule for a part of a subject */
    public Domain {
        Token.require("domain", value);
    }

    @Override
    public int compareTo(Domain other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
