package steward.message;

/**
 * The unique name of a node: an installation of an operating system. It need not resolve in DNS.
 *
 * @param value 1 to 63 printable characters; no white space, {@code .}, {@code *} or {@code >}, no leading {@code $} or
 *     {@code _}; case-sensitive
 */
public record NodeName(String value) implements Comparable<NodeName> {
    /** @throws InvalidNameException when the value breaks the rule for a part of a subject */
    public NodeName {
        Token.require("node name", value);
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
