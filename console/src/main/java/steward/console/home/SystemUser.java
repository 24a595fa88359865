package steward.console.home;

import steward.message.InvalidNameException;
import steward.message.OperatorName;

/** The name of the system's user as an operator's name. */
final class SystemUser {
    private static final int MOST_LENGTH = 63;

    private SystemUser() {}

    static OperatorName operator() {
        return operator(System.getProperty("user.name", ""));
    }

    /** Letters, digits, {@code -} and inner {@code _} stay; anything else becomes {@code -}. */
    static OperatorName operator(String user) {
        String safe = user.replaceAll("[^\\p{L}\\p{N}_-]", "-").replaceAll("^[_-]+|[_-]+$", "");
        String cut = safe.codePointCount(0, safe.length()) <= MOST_LENGTH
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, MOST_LENGTH));
        try {
            return new OperatorName(cut);
        } catch (InvalidNameException e) {
            return new OperatorName("operator");
        }
    }
}
