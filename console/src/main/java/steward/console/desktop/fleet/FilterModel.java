package steward.console.desktop.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import steward.console.filter.Completion;
import steward.console.filter.Filter;
import steward.console.filter.FilterSyntaxException;
import steward.console.filter.Suggestion;
import steward.console.filter.Vocabulary;

/**
 * A filter that is being typed. While the text is wrong the last right filter stays in force, and the mistake is known
 * with its place. For the thread that paints.
 */
public final class FilterModel {
    private final Supplier<Vocabulary> vocabulary;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Filter>> filter = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FilterSyntaxException>> mistake =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> chips = new ReadOnlyObjectWrapper<>(List.of());

    /** @param vocabulary the words that completion knows, asked for when something is completed */
    public FilterModel(Supplier<Vocabulary> vocabulary) {
        this.vocabulary = vocabulary;
        text.addListener((observed, before, after) -> read(after));
    }

    private void read(String typed) {
        if (typed.isBlank()) {
            mistake.set(Optional.empty());
            filter.set(Optional.empty());
            chips.set(List.of());
            return;
        }
        try {
            Filter parsed = Filter.parse(typed);
            mistake.set(Optional.empty());
            filter.set(Optional.of(parsed));
            chips.set(FilterChips.of(typed));
        } catch (FilterSyntaxException e) {
            mistake.set(Optional.of(e));
        }
    }

    /** What could stand at the caret. */
    public Completion complete(int caret) {
        return Completion.complete(text.get(), Math.min(caret, text.get().length()), vocabulary.get());
    }

    /**
     * Puts the suggestion where it belongs.
     *
     * @return where the caret stands afterwards
     */
    public int take(Completion completion, Suggestion suggestion) {
        String before = text.get().substring(0, completion.from());
        String after = text.get().substring(completion.to());
        boolean isWhole = !suggestion.text().endsWith("=")
                && !suggestion.text().endsWith(":")
                && !suggestion.text().endsWith(">");
        String put = suggestion.text() + (isWhole && !after.startsWith(" ") ? " " : "");
        text.set(before + put + after);
        return before.length() + put.length();
    }

    /** Adds the term, or removes it where it stands already. */
    public void toggle(String term) {
        text.set(FilterChips.toggled(text.get(), term));
    }

    /** Turns the term round. */
    public void negate(String term) {
        text.set(FilterChips.negated(text.get(), term));
    }

    /** As typed. */
    public StringProperty text() {
        return text;
    }

    /** The last right filter; nothing for all nodes. */
    public ReadOnlyObjectProperty<Optional<Filter>> filter() {
        return filter.getReadOnlyProperty();
    }

    /** What is wrong with the text, if anything. */
    public ReadOnlyObjectProperty<Optional<FilterSyntaxException>> mistake() {
        return mistake.getReadOnlyProperty();
    }

    /** The terms of the last right filter. */
    public ReadOnlyObjectProperty<List<String>> chips() {
        return chips.getReadOnlyProperty();
    }
}
