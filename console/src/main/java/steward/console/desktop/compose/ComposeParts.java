package steward.console.desktop.compose;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.console.home.Settings;

/**
 * What the composer is put together from.
 *
 * @param methods that nodes offer
 * @param domains that nodes know
 * @param go goes to another view
 * @param complain tells what went wrong
 */
record ComposeParts(
        Texts texts,
        Link link,
        Keeper keeper,
        Settings settings,
        List<String> methods,
        Collection<String> domains,
        Consumer<Route> go,
        Consumer<String> complain) {
    ComposeParts {
        methods = List.copyOf(methods);
        domains = List.copyOf(domains);
    }
}
