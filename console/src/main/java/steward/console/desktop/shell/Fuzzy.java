package steward.console.desktop.shell;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How well a text fits what somebody typed in a hurry: its letters in order, at beginnings of words better, side by side
 * better, early better.
 */
final class Fuzzy {
    private static final int AT_START = 40;
    private static final int AT_WORD = 25;
    private static final int SIDE_BY_SIDE = 15;
    private static final int FOUND = 10;
    private static final int LONGEST_LOSS = 20;

    private Fuzzy() {}

    /** The greater, the better; nothing where the letters are not all there. Nothing typed fits everything. */
    static OptionalInt score(String typed, String text) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        int score = 0;
        int at = -1;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (Character.isWhitespace(letter)) {
                continue;
            }
            int next = best(lower, letter, at);
            if (next < 0) {
                return OptionalInt.empty();
            }
            score += worth(lower, next, at);
            at = next;
        }
        return OptionalInt.of(score - Math.min(LONGEST_LOSS, text.length()));
    }

    /** The letter right behind, else at the next beginning of a word, else the next one. */
    private static int best(String text, char letter, int after) {
        int first = text.indexOf(letter, after + 1);
        if (first < 0 || first == after + 1) {
            return first;
        }
        for (int i = first; i >= 0; i = text.indexOf(letter, i + 1)) {
            if (startsWord(text, i)) {
                return i;
            }
        }
        return first;
    }

    private static int worth(String text, int at, int before) {
        if (at == 0) {
            return AT_START;
        }
        if (at == before + 1) {
            return SIDE_BY_SIDE + FOUND;
        }
        return startsWord(text, at) ? AT_WORD : FOUND;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
