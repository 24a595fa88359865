package steward.console.desktop.job;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.job.JobSummary;
import steward.message.CommandState;

/** The cells of the table of jobs. */
final class JobCells {
    private static final double BAR = 8;
    private static final double MARK = 12;

    private JobCells() {}

    /** What it is called, and below what it runs. */
    static final class NameCell extends RowCell<JobSummary> {
        private final Label name = new Label();
        private final Label command = new Label();
        private final VBox box = new VBox(name, command);

        NameCell() {
            name.getStyleClass().add("text-bold");
            command.getStyleClass().addAll("hint", "mono");
            box.getStyleClass().add("job-name");
        }

        @Override
        protected void show(JobSummary job) {
            name.setText(JobWords.title(job.job()));
            String asked = JobWords.command(job.job());
            boolean isTitle = asked.isEmpty() || job.job().label().isEmpty();
            String below = isTitle ? JobWords.subject(job.job()) : asked;
            command.setText(below.equals(name.getText()) ? "" : below);
            setGraphic(box);
        }
    }

    /** How far it is, as a bar and in numbers. */
    static final class ProgressCell extends RowCell<JobSummary> {
        private final StateBar bar = new StateBar(BAR);
        private final HBox numbers = new HBox();
        private final VBox box = new VBox(bar, numbers);
        private final Texts texts;

        ProgressCell(Texts texts) {
            this.texts = texts;
            box.getStyleClass().add("job-progress");
            numbers.getStyleClass().add("job-numbers");
        }

        @Override
        protected void show(JobSummary job) {
            bar.show(job.counts());
            numbers.getChildren()
                    .setAll(StateBar.ORDER.stream()
                            .filter(state -> job.count(state) > 0)
                            .map(state -> count(state, job.count(state)))
                            .toList());
            setGraphic(box);
        }

        private Label count(CommandState state, int count) {
            Label label = new Label(texts.get("number", count), StateMark.of(state, MARK));
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setAccessibleText(texts.of("state.", state) + " " + label.getText());
            return label;
        }
    }
}
