package steward.console.desktop.keep;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A filter and a layout under a name.
 *
 * @param name unique
 * @param filter in the grammar of filters; empty for all nodes
 * @param layout of the grid
 */
public record SavedView(String name, String filter, GridLayout layout) {
    public SavedView(String name, String filter, @Nullable GridLayout layout) {
        this.name = Objects.requireNonNull(name);
        this.filter = Objects.requireNonNull(filter);
        this.layout = layout == null ? GridLayout.usual() : layout;
    }
}
