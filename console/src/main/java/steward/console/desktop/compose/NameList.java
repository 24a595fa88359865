package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import steward.console.filter.Filter;
import steward.message.InvalidNameException;
import steward.message.NodeName;

/**
 * A pasted list of names: from a spreadsheet, a mail, another program.
 *
 * @param names in their order, each once
 * @param refused words that cannot be names
 */
record NameList(Set<NodeName> names, List<String> refused) {
    /** The most names that are taken from a list. */
    static final int MOST = 200_000;

    NameList {
        names = new LinkedHashSet<>(names);
        refused = List.copyOf(refused);
    }

    /** Words between white space, commas, semicolons and quotation marks. */
    static NameList of(String pasted) {
        Set<NodeName> names = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        for (String word : pasted.split("[\\s,;\"']+")) {
            if (word.isEmpty() || names.size() >= MOST) {
                continue;
            }
            try {
                names.add(new NodeName(word));
            } catch (InvalidNameException e) {
                refused.add(word);
            }
        }
        return new NameList(names, refused);
    }

    /** The filter that means them; empty where there are none. */
    String filter() {
        return names.isEmpty() ? "" : Filter.of(names).toString();
    }
}
