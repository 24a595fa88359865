package steward.checkup;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found where one thing was looked at.
 *
 * @param check what was looked at, a word or two
 * @param verdict what that means
 * @param found in a sentence
 * @param remedy what to do about it; empty where all is well
 */
public record Finding(String check, Verdict verdict, String found, String remedy) {
    /** What a finding means. */
    public enum Verdict {
        GOOD("ok"),
        /** It works, and somebody should look at it. */
        DOUBTFUL("look"),
        /** It keeps the program from its work. */
        BAD("BAD");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    /** The same for people. */
    public List<String> lines() {
        String first = String.format("%-5s %-12s %s", verdict.word, check, found.strip());
        return remedy.isEmpty()
                ? List.of(first)
                : Stream.of(first, " ".repeat(19) + "-> " + remedy).toList();
    }
}
