package steward.console.desktop.keep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the grid of the fleet is laid out.
 *
 * @param columns in the order of the screen; columns that are not listed stand last, subjects shown, others hidden
 * @param sort strongest first; none for the natural order of names
 * @param groupBy a label that rows are grouped by; empty for none
 * @param isHeatMap whether it is shown as a map of colours instead of rows
 */
public record GridLayout(List<ColumnPlace> columns, List<SortBy> sort, String groupBy, boolean isHeatMap) {
    /** The most columns that are remembered. */
    public static final int MOST_COLUMNS = 300;

    public GridLayout(
            @Nullable List<ColumnPlace> columns,
            @Nullable List<SortBy> sort,
            @Nullable String groupBy,
            boolean isHeatMap) {
        this.columns = Bounds.first(columns, MOST_COLUMNS);
        this.sort = Bounds.first(sort, 8);
        this.groupBy = groupBy == null ? "" : groupBy;
        this.isHeatMap = isHeatMap;
    }

    /** Of a first start. */
    public static GridLayout usual() {
        return new GridLayout(List.of(), List.of(), "", false);
    }
}
