package steward.console.desktop.job;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.job.JobSummary;
import steward.message.CommandState;

/** The cells of the table of jobs. */
final class JobCells {
    private static final double BAR = 8;
    private static final double MARK = 12;

    private JobCells() {}

    /** A cell of a job. */
    abstract static class JobCell extends TableCell<JobSummary, JobSummary> {
        abstract void show(JobSummary job);

        @Override
        protected void updateItem(@Nullable JobSummary job, boolean empty) {
            super.updateItem(job, empty);
            if (empty || job == null) {
                setText(null);
                setGraphic(null);
            } else {
                show(job);
            }
        }
    }

    /** What a function says of the job. */
    static final class TextCell extends JobCell {
        private final Function<JobSummary, String> text;

        TextCell(Function<JobSummary, String> text) {
            this.text = text;
        }

        @Override
        void show(JobSummary job) {
            setText(text.apply(job));
        }
    }

    /** What it is called, and below what it runs. */
    static final class NameCell extends JobCell {
        private final Label name = new Label();
        private final Label command = new Label();
        private final VBox box = new VBox(name, command);

        NameCell() {
            name.getStyleClass().add("text-bold");
            command.getStyleClass().addAll("hint", "mono");
            box.getStyleClass().add("job-name");
        }

        @Override
        void show(JobSummary job) {
            name.setText(JobWords.title(job.job()));
            String asked = JobWords.command(job.job());
            command.setText(asked.isEmpty() || job.job().label().isEmpty() ? JobWords.subject(job.job()) : asked);
            setGraphic(box);
        }
    }

    /** How far it is, as a bar and in numbers. */
    static final class ProgressCell extends JobCell {
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
        void show(JobSummary job) {
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
