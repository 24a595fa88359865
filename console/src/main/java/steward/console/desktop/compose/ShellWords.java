package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words of a POSIX shell, quoted and taken apart. */
final class ShellWords {
    private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellWords() {}

    /** The word as a shell reads it whole. */
    static String quoted(String word) {
        return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** @throws IllegalArgumentException when a quotation mark lacks its partner */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\'' || c == '"') {
                at = quotedPart(line, at, word);
                begun = true;
            } else if (c == '\\' && at + 1 < line.length()) {
                if (line.charAt(at + 1) != '\n') {
                    word.append(line.charAt(at + 1));
                    begun = true;
                }
                at += 2;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
                at++;
            } else {
                word.append(c);
                begun = true;
                at++;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** Takes in what stands between the quotation marks; returns the place behind the second. */
    private static int quotedPart(String line, int open, StringBuilder word) {
        char mark = line.charAt(open);
        for (int at = open + 1; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == mark) {
                return at + 1;
            }
            boolean escape = mark == '"' && c == '\\' && at + 1 < line.length();
            if (escape && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0) {
                word.append(line.charAt(++at));
            } else {
                word.append(c);
            }
        }
        throw new IllegalArgumentException("the quotation mark " + mark + " at " + (open + 1) + " has no partner");
    }
}
