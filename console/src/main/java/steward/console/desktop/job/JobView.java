package steward.console.desktop.job;

import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.icons.Icon;
import steward.message.JobId;

/** One job as a view. */
public final class JobView implements View {
    private static final Duration HEAD_EVERY = Duration.ofSeconds(1);
    private static final Duration ROWS_EVERY = Duration.ofSeconds(5);

    private final JobModel model;
    private final JobController controller;
    private final Ages head;
    private final Ages rows;

    public JobView(JobId id, JobParts parts) {
        model = new JobModel(id, parts.link(), parts.worker(), parts.crossing());
        controller = new JobController(parts, model);
        head = new Ages(parts.feed(), parts.keeper(), HEAD_EVERY, controller::showTimes);
        rows = new Ages(parts.feed(), parts.keeper(), ROWS_EVERY, controller::refreshRows);
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return model.picture()
                .get()
                .map(shown -> JobWords.title(shown.detail().summary().job()))
                .orElse(model.id().toString());
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("retry-failed", Action.Group.HERE, Icon.RETRY, "r", controller::retryFailed),
                new Action("retry-selected", Action.Group.HERE, Icon.RETRY, "Shortcut+R", controller::retrySelected),
                new Action("cancel-job", Action.Group.HERE, Icon.STOP, "x", controller::cancel),
                new Action("recall", Action.Group.HERE, Icon.UNDO, "u", controller::recallAll),
                new Action("extend", Action.Group.HERE, Icon.CLOCK, "e", () -> controller
                        .acts()
                        .extend()),
                new Action("abandon", Action.Group.HERE, Icon.STATE_ABANDONED, "a", controller::abandonSelected),
                new Action("clone-job", Action.Group.HERE, Icon.COPY, "c", controller::cloneJob),
                new Action("show-nodes", Action.Group.HERE, Icon.FLEET, "1", controller::showNodes),
                new Action("show-answers", Action.Group.HERE, Icon.GROUP, "2", controller::showAnswers),
                new Action("show-output", Action.Group.HERE, Icon.TERMINAL, "o", () -> controller
                        .detail()
                        .showOutput()),
                new Action("show-timeline", Action.Group.HERE, Icon.CLOCK, "t", () -> controller
                        .detail()
                        .showTimeline()),
                new Action("show-previous", Action.Group.HERE, Icon.DIFF, "d", () -> controller
                        .detail()
                        .showPrevious()),
                new Action("find-node", Action.Group.HERE, Icon.SEARCH, "/", controller::findNode),
                new Action("find-output", Action.Group.HERE, Icon.SEARCH, "Shortcut+F", () -> controller
                        .detail()
                        .find()),
                new Action("export-csv", Action.Group.HERE, Icon.EXPORT, "Alt+C", () -> controller
                        .exports()
                        .export(ExportMenu.Format.CSV)),
                new Action("export-json", Action.Group.HERE, Icon.EXPORT, "Alt+J", () -> controller
                        .exports()
                        .export(ExportMenu.Format.JSON)),
                new Action("export-markdown", Action.Group.HERE, Icon.EXPORT, "Alt+M", () -> controller
                        .exports()
                        .export(ExportMenu.Format.MARKDOWN)));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        head.close();
        rows.close();
        controller.close();
        model.close();
    }
}
