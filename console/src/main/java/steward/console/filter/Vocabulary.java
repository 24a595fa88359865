package steward.console.filter;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words that completion knows. */
public record Vocabulary(
        NavigableSet<String> names,
        Map<String, NavigableSet<String>> labels,
        Map<String, NavigableSet<String>> facts,
        NavigableSet<String> methods,
        NavigableSet<String> domains,
        NavigableSet<String> versions) {
    /** The most values that are remembered of one label or fact. */
    static final int MAX_VALUES = 1000;

    /** What these nodes are called and say of themselves. */
    public static Vocabulary of(Collection<? extends FilterSubject> nodes) {
        NavigableSet<String> names = new TreeSet<>();
        Map<String, NavigableSet<String>> labels = new TreeMap<>();
        Map<String, NavigableSet<String>> facts = new TreeMap<>();
        NavigableSet<String> methods = new TreeSet<>();
        NavigableSet<String> domains = new TreeSet<>();
        NavigableSet<String> versions = new TreeSet<>();
        for (FilterSubject node : nodes) {
            names.add(node.name().value());
            collect(node.labels(), labels);
            collect(node.facts(), facts);
            node.version().ifPresent(versions::add);
            for (LastState state : node.states()) {
                methods.add(state.method().value());
                domains.add(state.domain().value());
            }
        }
        return new Vocabulary(names, labels, facts, methods, domains, versions);
    }

    NavigableSet<String> valuesOf(Map<String, NavigableSet<String>> entries, String key) {
        return entries.getOrDefault(key, Collections.emptyNavigableSet());
    }

    private static void collect(Map<String, String> entries, Map<String, NavigableSet<String>> into) {
        entries.forEach((key, value) -> {
            NavigableSet<String> values = into.computeIfAbsent(key, k -> new TreeSet<>());
            if (values.size() < MAX_VALUES) {
                values.add(value);
            }
        });
    }
}
