package steward.console.desktop.job;

import java.util.List;
import javafx.scene.Parent;
import steward.bus.Bus;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.icons.Icon;

/** The history of jobs as a view. */
public final class JobsView implements View {
    /** Ages are written anew that often, in seconds. */
    private static final int AGES_EVERY = 10;

    private final JobParts parts;
    private final JobsModel model;
    private final JobsController controller;
    private final Bus.Subscription ticks;
    private final Runnable forget;
    private int seconds;

    public JobsView(JobParts parts) {
        this.parts = parts;
        model = new JobsModel(parts.link(), parts.worker(), parts.crossing());
        controller = new JobsController(parts, model);
        ticks = parts.feed().listen(this::tick);
        forget = parts.keeper().onChange(kept -> controller.refresh());
    }

    private void tick() {
        seconds++;
        if (seconds % AGES_EVERY == 0) {
            controller.refresh();
        }
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
                new Action("open-job", Action.Group.HERE, Icon.JOBS, "", controller::open),
                new Action("search-jobs", Action.Group.HERE, Icon.SEARCH, "/", controller::find));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        forget.run();
        ticks.close();
        controller.close();
        model.close();
    }
}
