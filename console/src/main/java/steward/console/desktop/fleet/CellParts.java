package steward.console.desktop.fleet;

import java.time.ZoneId;
import java.util.function.Supplier;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;

/** What the cells of a grid share. */
record CellParts(GridModel model, Texts texts, Supplier<Appearance> appearance, VisibleCells cells) {
    /** As the operator wants instants to be written now. */
    Times times() {
        return new Times(appearance.get().times(), ZoneId.systemDefault(), texts);
    }
}
