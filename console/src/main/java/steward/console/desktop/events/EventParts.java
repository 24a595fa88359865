package steward.console.desktop.events;

import java.util.function.Consumer;
import java.util.function.Supplier;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.route.Route;

/**
 * What the views of events and of errors are put together from.
 *
 * @param times as the operator wants instants to be written now
 * @param go to another place
 */
public record EventParts(
        Texts texts,
        Link link,
        FleetFeed feed,
        Worker worker,
        Crossing crossing,
        Keeper keeper,
        Supplier<Times> times,
        Consumer<Route> go) {}
