package steward.console.desktop.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import steward.console.desktop.job.Ages;
import steward.console.desktop.job.JobParts;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.icons.Icon;
import steward.message.NodeName;

/** What units run by themselves, as a list. */
public final class SchedulesView implements View {
    private static final Duration AGES_EVERY = Duration.ofSeconds(5);

    private final JobParts parts;
    private final SchedulesModel model;
    private final SchedulesController controller;
    private final Ages ages;

    /** @param node whose schedules are shown first; those of all where there is none */
    public SchedulesView(Optional<NodeName> node, JobParts parts) {
        this.parts = parts;
        model = new SchedulesModel(parts.link(), parts.worker(), parts.crossing());
        controller = new SchedulesController(parts, model);
        node.ifPresent(name -> controller.seek(name.value()));
        ages = new Ages(parts.feed(), parts.keeper(), AGES_EVERY, controller::refresh);
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return parts.texts().get("action.schedules");
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("add-schedule", Action.Group.HERE, Icon.PLUS, "a", controller::add),
                new Action("ask-schedules", Action.Group.HERE, Icon.RETRY, "r", controller::ask),
                new Action("open-run", Action.Group.HERE, Icon.JOBS, "o", controller::open),
                new Action("remove-schedule", Action.Group.HERE, Icon.TRASH, "Delete", controller::remove),
                new Action("search-schedules", Action.Group.HERE, Icon.SEARCH, "/", controller::find));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        ages.close();
        controller.close();
        model.close();
    }
}
