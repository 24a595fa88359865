package steward.console.desktop;

import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.compose.ComposeView;
import steward.console.desktop.connection.ConnectionParts;
import steward.console.desktop.connection.ConnectionView;
import steward.console.desktop.connection.Connections;
import steward.console.desktop.connection.FirstStart;
import steward.console.desktop.connection.LinkModel;
import steward.console.desktop.events.EventParts;
import steward.console.desktop.events.EventsView;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.fleet.FleetView;
import steward.console.desktop.fleet.SavedViews;
import steward.console.desktop.job.JobParts;
import steward.console.desktop.job.JobView;
import steward.console.desktop.job.JobWatch;
import steward.console.desktop.job.JobsView;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.node.NodeMemory;
import steward.console.desktop.node.NodeParts;
import steward.console.desktop.node.NodeView;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.notice.Notices;
import steward.console.desktop.notice.NoticesView;
import steward.console.desktop.route.Navigator;
import steward.console.desktop.route.Route;
import steward.console.desktop.route.View;
import steward.console.desktop.schedule.SchedulesView;
import steward.console.desktop.shell.Shell;
import steward.console.desktop.shell.ShellParts;
import steward.console.home.Settings;

/** Puts the desktop of one connection together. For the thread that paints; closing it leaves nothing behind. */
final class Desk implements AutoCloseable {
    private final Texts texts;
    private final Connections connections;
    private final Link link;
    private final Settings settings;
    private final Keeper keeper;
    private final Worker worker;
    private final Crossing crossing;
    private final Navigator navigator = new Navigator(new Route.Fleet());
    private final FleetFeed feed;
    private final LinkModel linkModel;
    private final NodeMemory memory;
    private final SavedViews savedViews;
    private final Notices notices;
    private final JobParts jobParts;
    private final JobWatch jobWatch;
    private final Shell shell;
    private @Nullable FleetView fleetView;

    Desk(
            Texts texts,
            Connections connections,
            Link link,
            Settings settings,
            Keeper keeper,
            Worker worker,
            Crossing crossing,
            Runnable quit) {
        this.texts = texts;
        this.connections = connections;
        this.link = link;
        this.settings = settings;
        this.keeper = keeper;
        this.worker = worker;
        this.crossing = crossing;
        feed = new FleetFeed(link, crossing, worker);
        linkModel = new LinkModel(link, crossing, worker);
        memory = new NodeMemory(link, worker);
        savedViews = new SavedViews(keeper, feed, worker, crossing);
        notices = new Notices(link::now);
        jobParts = new JobParts(link, feed, worker, crossing, texts, keeper, notices, navigator::go);
        jobWatch = new JobWatch(link, worker, crossing, texts, notices);
        keeper.complaint().ifPresent(why -> notices.tell(Notice.Kind.WARNING, why, "kept", Optional.empty()));
        shell = new Shell(
                new ShellParts(
                        texts,
                        connections.current(),
                        navigator,
                        linkModel,
                        feed,
                        savedViews,
                        keeper,
                        notices,
                        this::view,
                        this::open,
                        quit),
                link,
                worker,
                crossing);
    }

    private View view(Route route) {
        if (route instanceof Route.Compose compose) {
            return new ComposeView(
                    compose.draft(),
                    link,
                    feed,
                    worker,
                    crossing,
                    texts,
                    keeper,
                    settings,
                    navigator::go,
                    why -> notices.tell(Notice.Kind.WARNING, why, "compose", Optional.empty()));
        }
        if (route instanceof Route.Fleet) {
            FleetView made = new FleetView(
                    feed,
                    worker,
                    crossing,
                    texts,
                    keeper,
                    savedViews,
                    navigator::go,
                    linkModel.connected(),
                    () -> new FirstStart(texts, connections, crossing).node(),
                    why -> notices.tell(Notice.Kind.WARNING, why, "fleet", Optional.empty()));
            fleetView = made;
            return made;
        }
        if (route instanceof Route.Node node) {
            return new NodeView(
                    node.name(),
                    new NodeParts(
                            texts, link, feed, worker, crossing, keeper, notices, memory, this::times, navigator::go));
        }
        if (route instanceof Route.Jobs) {
            return new JobsView(jobParts);
        }
        if (route instanceof Route.Schedules schedules) {
            return new SchedulesView(schedules.node(), jobParts);
        }
        if (route instanceof Route.Job job) {
            return new JobView(job.id(), jobParts);
        }
        if (route instanceof Route.Events) {
            return EventsView.ofAll(eventParts());
        }
        if (route instanceof Route.Errors) {
            return EventsView.ofErrors(eventParts());
        }
        if (route instanceof Route.Connection) {
            return new ConnectionView(new ConnectionParts(
                    texts, link, crossing, keeper, linkModel, connections, this::times, navigator::go));
        }
        return new NoticesView(notices, texts, this::appearance, navigator::go);
    }

    private void open(SavedView view) {
        navigator.go(new Route.Fleet());
        if (fleetView != null) {
            fleetView.show(view);
        }
    }

    private EventParts eventParts() {
        return new EventParts(texts, link, feed, worker, crossing, keeper, this::times, navigator::go);
    }

    private Times times() {
        return new Times(appearance().times(), ZoneId.systemDefault(), texts);
    }

    private Appearance appearance() {
        return keeper.kept().appearance();
    }

    Parent root() {
        return shell.root();
    }

    Navigator navigator() {
        return navigator;
    }

    Notices notices() {
        return notices;
    }

    @Override
    public void close() {
        shell.close();
        jobWatch.close();
        savedViews.close();
        memory.close();
        linkModel.close();
        feed.close();
    }
}
