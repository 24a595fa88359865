package steward.supervision;

import java.util.Optional;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;

/**
 * The name of a process within its program: {@code shellcommand.operatingsystem} for one that handles a subject, or a
 * word such as {@code outbox}.
 *
 * @param value 1 to 127 printable characters without white space
 */
public record ProcessName(String value) implements Comparable<ProcessName> {
    static final int MAX_LENGTH = 127;

    /** @throws IllegalArgumentException when the value breaks the rule */
    public ProcessName {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "process name of " + value.length() + " characters: give it 1 to " + MAX_LENGTH);
        }
        if (value.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "process name \"" + value.strip() + "\" has white space or control characters: remove them");
        }
    }

    /** The name of the process that handles a method for a domain. */
    public static ProcessName of(MethodName method, Domain domain) {
        return new ProcessName(method + "." + domain);
    }

    /** The method and domain that the process handles, or nothing where it is not one that handles a subject. */
    public Optional<Handled> handled() {
        int dot = value.indexOf('.');
        try {
            return dot < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Handled(new MethodName(value.substring(0, dot)), new Domain(value.substring(dot + 1))));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** What a process handles. */
    public record Handled(MethodName method, Domain domain) {}

    @Override
    public int compareTo(ProcessName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
