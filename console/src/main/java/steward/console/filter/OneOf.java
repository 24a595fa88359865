package steward.console.filter;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A comma list of words: matches what any of them matches. Thousands of literal words cost one look-up. */
final class OneOf {
    private final List<WordPattern> words;
    private final Set<String> literals;
    private final List<WordPattern> globs;

    OneOf(List<WordPattern> words) {
        this.words = List.copyOf(words);
        literals = this.words.stream()
                .filter(word -> !word.wild())
                .map(WordPattern::text)
                .collect(Collectors.toUnmodifiableSet());
        globs = this.words.stream().filter(WordPattern::wild).toList();
    }

    boolean matches(String candidate) {
        return literals.contains(candidate) || globs.stream().anyMatch(glob -> glob.matches(candidate));
    }

    Set<String> literals() {
        return literals;
    }

    String print() {
        return words.stream().map(WordPattern::print).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OneOf list && words.equals(list.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return print();
    }
}
