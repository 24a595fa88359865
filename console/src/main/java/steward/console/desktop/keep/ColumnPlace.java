package steward.console.desktop.keep;

/**
 * One column of a grid, in the order of the screen.
 *
 * @param column which, in the text form of the grid's columns
 * @param width in pixels at a zoom of 100 percent
 * @param isShown whether it is shown
 */
public record ColumnPlace(String column, int width, boolean isShown) {}
