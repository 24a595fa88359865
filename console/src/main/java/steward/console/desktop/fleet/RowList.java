package steward.console.desktop.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableListBase;

/**
 * The rows of the present arrangement as a list for a table. Arrangements are swapped as a whole: as a permutation where
 * the rows are the same, which keeps the selection, else as a replacement.
 */
public final class RowList extends ObservableListBase<GridRow> {
    private Arrangement shown;

    RowList(Arrangement first) {
        shown = first;
    }

    /** The arrangement that is shown. */
    public Arrangement arrangement() {
        return shown;
    }

    /**
     * Shows another arrangement.
     *
     * @param permutation from the present one, where it is known and the rows are the same
     * @return whether rows came or went
     */
    boolean show(Arrangement next, Optional<int[]> permutation) {
        Arrangement before = shown;
        if (next.hasRowsOf(before)) {
            shown = next;
            return false;
        }
        List<GridRow> gone = permutation.isPresent() ? List.of() : new ArrayList<>(before.rows());
        beginChange();
        shown = next;
        if (permutation.isPresent()) {
            nextPermutation(0, next.size(), permutation.get());
        } else {
            nextReplace(0, next.size(), gone);
        }
        endChange();
        return permutation.isEmpty();
    }

    @Override
    public GridRow get(int index) {
        return shown.row(index);
    }

    @Override
    public int size() {
        return shown.size();
    }
}
