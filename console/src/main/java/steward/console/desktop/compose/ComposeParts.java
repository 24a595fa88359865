package steward.console.desktop.compose;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.console.home.Settings;

/**
 * What the composer is put together from.
 *
 * @param methods that nodes offer now
 * @param domains that nodes know now
 * @param go goes to another view
 * @param complain tells what went wrong
 */
record ComposeParts(
        Texts texts,
        Link link,
        Keeper keeper,
        Settings settings,
        Supplier<List<String>> methods,
        Supplier<List<String>> domains,
        Consumer<Route> go,
        Consumer<String> complain) {}
