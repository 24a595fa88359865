package steward.console.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import steward.console.desktop.job.JobWords;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.Route;
import steward.console.desktop.shell.Palette.Entry;
import steward.console.desktop.shell.Palette.Kind;
import steward.console.engine.JobQuery;
import steward.console.fleet.NodeStatus;
import steward.console.job.JobSummary;
import steward.icons.Icon;

/** The window of one connection. For the thread that paints; close it to let go of everything it follows. */
public final class Shell implements AutoCloseable {
    private static final int PALETTE_JOBS = 200;

    private final ShellParts parts;
    private final Actions actions;
    private final Link link;
    private final Crossing crossing;
    private final ShellController controller;
    private List<JobSummary> jobs = List.of();

    public Shell(ShellParts parts, Link link, Worker worker, Crossing crossing) {
        this.parts = parts;
        this.link = link;
        this.crossing = crossing;
        actions = new Actions(parts.texts());
        controller = new ShellController(parts, new Palette(new Everything(), worker, crossing), actions);
        controller.start();
    }

    /** What is put into the window. */
    public Parent root() {
        return controller.root();
    }

    @Override
    public void close() {
        controller.close();
    }

    /** Whatever the palette finds. */
    private final class Everything implements Palette.Sources {
        @Override
        public List<Entry> fixed() {
            List<Entry> entries = new ArrayList<>();
            actions.all().stream()
                    .filter(action -> action.isPossible().get() && !action.id().equals("palette"))
                    .forEach(action -> entries.add(entry(action)));
            parts.savedViews().views().forEach(counted -> entries.add(entry(counted.view())));
            jobs.forEach(job -> entries.add(entry(job)));
            return entries;
        }

        @Override
        public void refresh(Runnable done) {
            link.jobs(JobQuery.newest(PALETTE_JOBS))
                    .thenAccept(newest -> crossing.run(() -> {
                        jobs = newest;
                        done.run();
                    }));
        }

        @Override
        public Palette.Many many() {
            List<NodeStatus> nodes = parts.feed().fleet().nodes();
            return new Palette.Many() {
                @Override
                public int size() {
                    return nodes.size();
                }

                @Override
                public String name(int index) {
                    return nodes.get(index).name().value();
                }

                @Override
                public Entry entry(int index) {
                    Route route = new Route.Node(nodes.get(index).name());
                    return new Entry(
                            Kind.NODE,
                            Icon.NODE,
                            name(index),
                            parts.texts().get("palette.node"),
                            "",
                            () -> parts.navigator().go(route));
                }
            };
        }

        private Entry entry(Action action) {
            return new Entry(
                    Kind.ACTION,
                    action.icon(),
                    actions.text(action),
                    actions.text(action.group()),
                    new Keys(action.keys()).display(),
                    action::perform);
        }

        private Entry entry(SavedView view) {
            return new Entry(
                    Kind.VIEW, Icon.STAR, view.name(), parts.texts().get("palette.view"), "", () -> parts.openView()
                            .open(view));
        }

        private Entry entry(JobSummary summary) {
            String label = JobWords.title(summary.job());
            return new Entry(
                    Kind.JOB,
                    Icon.JOBS,
                    label,
                    parts.texts().get("palette.job", summary.job().id().toString()),
                    "",
                    () -> parts.navigator().go(new Route.Job(summary.job().id())));
        }
    }
}
