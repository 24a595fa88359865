package steward.console.desktop.job;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableListBase;

/**
 * Rows for a table, each with a key of its own. Where the same rows stand in the same order, only those that changed are
 * told, so that selection and scroll stay.
 */
public final class KeyedList<T> extends ObservableListBase<T> {
    private final Function<T, Object> key;
    private List<T> shown = List.of();

    public KeyedList(Function<T, Object> key) {
        this.key = key;
    }

    /** @return whether rows came, went or moved */
    public boolean show(List<T> next) {
        List<T> before = shown;
        boolean same = haveSameRows(before, next);
        beginChange();
        shown = List.copyOf(next);
        if (same) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(before.get(i))) {
                    nextUpdate(i);
                }
            }
        } else {
            nextReplace(0, next.size(), before);
        }
        endChange();
        return !same;
    }

    private boolean haveSameRows(List<T> before, List<T> next) {
        if (before.size() != next.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!key.apply(next.get(i)).equals(key.apply(before.get(i)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public T get(int index) {
        return shown.get(index);
    }

    @Override
    public int size() {
        return shown.size();
    }
}
