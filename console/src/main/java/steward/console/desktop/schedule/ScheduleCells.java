package steward.console.desktop.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import steward.console.desktop.job.JobParts;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.StateMark;
import steward.console.job.CommandStatus;
import steward.console.text.AgeText;
import steward.message.CommandState;

/** The cells of the table of schedules. */
final class ScheduleCells {
    private static final double MARK = 13;

    private ScheduleCells() {}

    /** One text in bold, and below it a smaller one. */
    static final class TwoLines extends RowCell<ScheduleRow> {
        private final Label head = new Label();
        private final Label below = new Label();
        private final VBox box = new VBox(head, below);
        private final Lines lines;

        TwoLines(Lines lines) {
            this.lines = lines;
            head.getStyleClass().add("text-bold");
            below.getStyleClass().add("hint");
            box.getStyleClass().add("job-name");
        }

        @Override
        protected void show(ScheduleRow row) {
            head.setText(lines.head(row));
            below.setText(lines.below(row));
            setGraphic(box);
        }
    }

    /** What such a cell says. */
    interface Lines {
        String head(ScheduleRow row);

        String below(ScheduleRow row);
    }

    /** How the newest run went; the mark of its order while that is on its way. */
    static final class LastCell extends RowCell<ScheduleRow> {
        private final StateMark mark = new StateMark(MARK);
        private final HBox box = new HBox(mark);
        private final JobParts parts;
        private final Supplier<Instant> now;

        LastCell(JobParts parts, Supplier<Instant> now) {
            this.parts = parts;
            this.now = now;
            box.getStyleClass().add("cell-mark");
        }

        @Override
        protected void show(ScheduleRow row) {
            Optional<CommandState> state = row.held().isEmpty()
                    ? Optional.of(CommandState.QUEUED)
                    : row.last().map(CommandStatus::state);
            state.ifPresent(mark::show);
            setGraphic(state.isPresent() ? box : null);
            setText(text(row));
            setTooltip(row.last()
                    .flatMap(run -> run.progress().reason())
                    .map(Tooltip::new)
                    .orElse(null));
        }

        private String text(ScheduleRow row) {
            if (row.held().isEmpty()) {
                return parts.texts().get("schedules.waits");
            }
            return row.last()
                    .map(run -> parts.texts().of("state.", run.state()) + " "
                            + AgeText.between(run.progress().since(), now.get()))
                    .orElseGet(() -> parts.texts().get("schedules.never"));
        }
    }
}
