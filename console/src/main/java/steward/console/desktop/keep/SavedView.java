package steward.console.desktop.keep;

/**
 * A filter and a layout under a name.
 *
 * @param name unique
 * @param filter in the grammar of filters; empty for all nodes
 * @param layout of the grid
 */
public record SavedView(String name, String filter, GridLayout layout) {}
