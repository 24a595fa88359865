package steward.bus;

import steward.message.InvalidNameException;
import steward.message.NodeName;

/**
 * Where the pieces of a file stand at the broker: {@code <writer>.file.<copy>.<piece>}. The writer is the node that gives
 * the file, or {@link #OPERATORS}; so permissions can confine each node to its own.
 */
public final class FileSubject {
    /** The writer where the file comes from an operator; no node can have that name. */
    public static final String OPERATORS = "_operators";

    /** Every piece of every file, as a filter. */
    public static final String ALL = "*.file.*.*";

    private static final String TYPE = ".file.";

    private FileSubject() {}

    /** Whether a message of that subject is a piece of a file. */
    public static boolean isPiece(String subject) {
        return subject.contains(TYPE);
    }

    /** Every piece of one file, as a filter. */
    public static String all(String writer, String copy) {
        return of(writer, copy, "*");
    }

    /** A chunk of its content, counted from 0. */
    public static String chunk(String writer, String copy, int number) {
        return of(writer, copy, "c" + number);
    }

    /** A part of the list of its chunks, counted from 0. */
    public static String list(String writer, String copy, int part) {
        return of(writer, copy, "l" + part);
    }

    /** What stands there once its pieces were removed. */
    public static String gone(String writer, String copy) {
        return of(writer, copy, "gone");
    }

    /** Whether that may be a writer. */
    public static boolean isWriter(String text) {
        if (text.equals(OPERATORS)) {
            return true;
        }
        try {
            return new NodeName(text).value().equals(text);
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static String of(String writer, String copy, String piece) {
        return writer + TYPE + copy + "." + piece;
    }
}
