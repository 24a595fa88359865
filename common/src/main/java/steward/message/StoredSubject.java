package steward.message;

/**
 * Under which subject the broker stores a message: {@code steward.} and the message's own subject. The literal first part
 * is there because a stream on {@code *.command.*.*} could match the broker's own {@code $JS.…}: servers since 2.11 refuse
 * to make one, and to load one that an older server made.
 */
public final class StoredSubject {
    private static final String PREFIX = "steward.";

    private StoredSubject() {}

    /** The stored form of a subject or filter; the broker's own, which begin with {@code $}, stay as they are. */
    public static String of(String subject) {
        return subject.startsWith("$") ? subject : PREFIX + subject;
    }

    /** The subject that is stored under this one. */
    public static String plain(String stored) {
        return stored.startsWith(PREFIX) ? stored.substring(PREFIX.length()) : stored;
    }
}
