package steward.console.desktop.job;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import steward.console.desktop.look.Texts;

/** What is done less often about a job. */
final class MoreMenu {
    private final Texts texts;
    private final MenuItem recall;
    private final MenuItem extend;

    MoreMenu(MenuButton button, Texts texts, JobController job) {
        this.texts = texts;
        recall = NodesPane.item("", job::recallAll);
        extend = NodesPane.item(texts.get("action.extend"), job.acts()::extend);
        button.getItems()
                .setAll(
                        recall,
                        extend,
                        new SeparatorMenuItem(),
                        NodesPane.item(texts.get("action.retry-selected"), job::retrySelected),
                        NodesPane.item(texts.get("action.abandon"), job::abandonSelected),
                        NodesPane.item(texts.get("job.copy.id"), job.acts()::copyId));
    }

    void show(JobPicture job) {
        recall.setText(texts.get("job.recall", job.recallable()));
        recall.setDisable(job.recallable() == 0);
        extend.setDisable(job.recallable() == 0);
    }
}
