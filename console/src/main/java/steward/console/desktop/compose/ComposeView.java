package steward.console.desktop.compose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Parent;
import steward.bus.Bus;
import steward.console.desktop.fleet.FilterModel;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.fleet.Words;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.Route;
import steward.console.desktop.route.View;
import steward.console.home.Settings;
import steward.icons.Icon;

/** The composer as a view. */
public final class ComposeView implements View {
    private static final List<String> USUAL = List.of(MethodForm.SHELL, "hello", "process");

    private final Texts texts;
    private final Words words;
    private final FleetFeed feed;
    private final ComposeModel model;
    private final ComposeController controller;
    private final Bus.Subscription listening;

    public ComposeView(
            Draft draft,
            Link link,
            FleetFeed feed,
            Worker worker,
            Crossing crossing,
            Texts texts,
            Keeper keeper,
            Settings settings,
            Consumer<Route> go,
            Consumer<String> complain) {
        this.texts = texts;
        this.feed = feed;
        words = new Words(feed, worker, crossing);
        FilterModel targets = new FilterModel(words::vocabulary);
        model = new ComposeModel(link, worker, crossing, keeper, texts, targets, draft);
        controller = new ComposeController(
                new ComposeParts(texts, link, keeper, settings, this::methods, this::domains, go, complain), model);
        listening = feed.listen(new Again(model, feed));
    }

    /** What any node says that a command may ask for; the usual ones as long as nobody says anything. */
    private List<String> methods() {
        TreeSet<String> offered = new TreeSet<>();
        feed.fleet().nodes().forEach(node -> node.presence()
                .ifPresent(said -> said.methods().forEach(method -> offered.add(method.value()))));
        List<String> methods = new ArrayList<>(offered.isEmpty() ? USUAL : offered);
        if (methods.remove(MethodForm.SHELL)) {
            methods.add(0, MethodForm.SHELL);
        }
        return methods;
    }

    private List<String> domains() {
        TreeSet<String> domains = new TreeSet<>(words.vocabulary().domains());
        domains.add("operatingsystem");
        return List.copyOf(domains);
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return texts.get("action.compose");
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("send", Action.Group.HERE, Icon.COMPOSE, "Shortcut+Enter", controller::send),
                new Action("dry-run", Action.Group.HERE, Icon.CHECK, "Shortcut+D", controller::dryRun),
                new Action("copy-command", Action.Group.HERE, Icon.COPY, "Shortcut+Shift+C", controller::copyCommand),
                new Action(
                        "paste-command", Action.Group.HERE, Icon.PASTE, "Shortcut+Shift+V", controller::pasteCommand),
                new Action("paste-names", Action.Group.HERE, Icon.PASTE, "Shortcut+Shift+N", controller::pasteNames));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        listening.close();
        model.close();
        words.close();
    }

    /** Has the preview made anew when the fleet changed, every few seconds at most. */
    private static final class Again implements FleetFeed.Listener {
        private static final long SECONDS = 5;

        private final ComposeModel model;
        private final FleetFeed feed;
        private long version;
        private Instant next;

        Again(ComposeModel model, FleetFeed feed) {
            this.model = model;
            this.feed = feed;
            version = feed.fleet().version();
            next = feed.now().plusSeconds(SECONDS);
        }

        @Override
        public void onFleet() {
            if (feed.fleet().version() != version && feed.now().isAfter(next)) {
                version = feed.fleet().version();
                next = feed.now().plusSeconds(SECONDS);
                model.again();
            }
        }
    }
}
