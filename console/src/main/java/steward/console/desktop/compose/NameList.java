package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import steward.console.filter.Filter;
import steward.console.text.SafeText;
import steward.message.InvalidNameException;
import steward.message.NodeName;

/**
 * A pasted list of names: from a spreadsheet, a mail, another program.
 *
 * @param names in their order, each once
 * @param refused words that cannot be names, the first of them
 * @param refusedCount how many there were
 * @param leftOut how many names there were beyond {@link #MOST}
 */
record NameList(Set<NodeName> names, List<String> refused, int refusedCount, int leftOut) {
    /** The most names that are taken from a list. */
    static final int MOST = 20_000;
    /** The most refused words that are kept. */
    static final int MOST_REFUSED = 10;

    private static final int LONGEST = 80;

    NameList {
        names = new LinkedHashSet<>(names);
        refused = List.copyOf(refused);
    }

    /** Words between white space, commas, semicolons and quotation marks. */
    static NameList of(String pasted) {
        Set<NodeName> names = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        int refusedCount = 0;
        int leftOut = 0;
        for (String word : pasted.split("[\\s,;\"']+")) {
            Optional<NodeName> name = name(word);
            if (word.isEmpty() || name.filter(names::contains).isPresent()) {
                continue;
            }
            if (name.isEmpty()) {
                refusedCount++;
                if (refused.size() < MOST_REFUSED) {
                    refused.add(SafeText.line(word, LONGEST));
                }
            } else if (names.size() < MOST) {
                names.add(name.get());
            } else {
                leftOut++;
            }
        }
        return new NameList(names, refused, refusedCount, leftOut);
    }

    private static Optional<NodeName> name(String word) {
        try {
            return Optional.of(new NodeName(word));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** The filter that means them; empty where there are none. */
    String filter() {
        return names.isEmpty() ? "" : Filter.of(names).toString();
    }
}
