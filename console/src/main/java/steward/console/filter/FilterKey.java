package steward.console.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words that stand before {@code :}, {@code <} or {@code >}; everything before {@code =} is a label or a fact. */
enum FilterKey {
    STATE(":"),
    METHOD(":"),
    DOMAIN(":"),
    VERSION(":"),
    AGE(">");

    /** Before the name of a fact of the machine. */
    static final String FACT = "fact.";

    private final String operator;

    FilterKey(String operator) {
        this.operator = operator;
    }

    static Optional<FilterKey> of(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word and the operator that usually follows it. */
    String opening() {
        return word() + operator;
    }

    /** A label's name as it must be written before {@code =}. */
    static String printLabel(String label) {
        boolean confusable = of(label).isPresent() || label.startsWith(FACT);
        return confusable ? WordPattern.quote(label) : WordPattern.quoted(label).print();
    }
}
