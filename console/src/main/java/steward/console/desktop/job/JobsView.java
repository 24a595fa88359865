package steward.console.desktop.job;

import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.icons.Icon;

/** The history of jobs as a view. */
public final class JobsView implements View {
    private static final Duration AGES_EVERY = Duration.ofSeconds(10);

    private final JobParts parts;
    private final JobsModel model;
    private final JobsController controller;
    private final Ages ages;

    public JobsView(JobParts parts) {
        this.parts = parts;
        model = new JobsModel(parts.link(), parts.worker(), parts.crossing());
        controller = new JobsController(parts, model);
        ages = new Ages(parts.feed(), parts.keeper(), AGES_EVERY, controller::refresh);
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return parts.texts().get("action.jobs");
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("open-job", Action.Group.HERE, Icon.JOBS, "o", controller::open),
                new Action("search-jobs", Action.Group.HERE, Icon.SEARCH, "/", controller::find));
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
