package steward.console.desktop.connection;

import java.util.function.Consumer;
import java.util.function.Supplier;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.route.Route;

/**
 * What the view of the connection is put together from.
 *
 * @param model of the link, which lives longer than the view
 * @param times as the operator wants instants to be written now
 * @param go to another place
 */
public record ConnectionParts(
        Texts texts,
        Link link,
        Crossing crossing,
        Keeper keeper,
        LinkModel model,
        Connections connections,
        Supplier<Times> times,
        Consumer<Route> go) {}
