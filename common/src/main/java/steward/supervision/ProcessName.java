package steward.supervision;

import steward.message.Domain;
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

    @Override
    public int compareTo(ProcessName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
