package steward.console.desktop.events;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import steward.console.filter.Filter;
import steward.console.fleet.Fleet;

/**
 * Which events are shown.
 *
 * @param nodes where, in the grammar of the fleet's filter: its terms about methods and domains mean the event's own
 * @param text that must stand in it, in any case
 * @param levels how bad; none for all
 * @param fleet what labels and facts are asked of
 */
record EventFilter(Optional<Filter> nodes, String text, Set<EventRow.Level> levels, Supplier<Fleet> fleet)
        implements Predicate<EventRow> {
    EventFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
        levels = Set.copyOf(levels);
    }

    @Override
    public boolean test(EventRow row) {
        return (levels.isEmpty() || levels.contains(row.level())) && hasText(row) && isThere(row);
    }

    private boolean hasText(EventRow row) {
        return text.isEmpty()
                || row.event().subject().toString().toLowerCase(Locale.ROOT).contains(text)
                || EventWords.contains(row.event().data(), text);
    }

    private boolean isThere(EventRow row) {
        return nodes.isEmpty() || nodes.get().test(EventSubject.of(row.event().address(), fleet.get()));
    }
}
