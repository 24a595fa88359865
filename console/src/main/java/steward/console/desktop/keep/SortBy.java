package steward.console.desktop.keep;

/**
 * One of several orders, the first one the strongest.
 *
 * @param column which, in the text form of the grid's columns
 * @param isDescending greatest first
 */
public record SortBy(String column, boolean isDescending) {}
