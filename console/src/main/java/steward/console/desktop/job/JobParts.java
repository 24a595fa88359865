package steward.console.desktop.job;

import java.time.ZoneId;
import java.util.function.Consumer;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.notice.Notices;
import steward.console.desktop.route.Route;

/**
 * What the views of jobs are put together from.
 *
 * @param feed tells every second, so that ages grow
 * @param keeper knows how times are written, and the draft
 * @param go goes to another view
 */
public record JobParts(
        Link link,
        FleetFeed feed,
        Worker worker,
        Crossing crossing,
        Texts texts,
        Keeper keeper,
        Notices notices,
        Consumer<Route> go) {
    /** Writes instants as the operator likes them now. */
    public Times times() {
        return new Times(keeper.kept().appearance().times(), ZoneId.systemDefault(), texts);
    }
}
