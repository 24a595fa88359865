package steward.console.desktop.shell;

import java.util.function.Function;
import steward.console.desktop.connection.LinkModel;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.fleet.SavedViews;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notices;
import steward.console.desktop.route.Navigator;
import steward.console.desktop.route.Route;
import steward.console.desktop.route.View;

/**
 * What the window is put together from.
 *
 * @param views makes what is shown of a route
 * @param openView shows a saved view in the grid
 * @param quit ends the program
 */
public record ShellParts(
        Texts texts,
        Profile profile,
        Navigator navigator,
        LinkModel link,
        FleetFeed feed,
        SavedViews savedViews,
        Keeper keeper,
        Notices notices,
        Function<Route, View> views,
        SavedViewOpener openView,
        Runnable quit) {
    /** Shows a saved view in the grid. */
    public interface SavedViewOpener {
        void open(SavedView view);
    }
}
