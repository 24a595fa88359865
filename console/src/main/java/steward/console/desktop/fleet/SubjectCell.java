package steward.console.desktop.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.fleet.GridRow.GroupRow;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.look.StateMark;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.job.Undelivered;
import steward.console.text.AgeText;
import steward.message.CommandState;

/**
 * The last ack on a subject: a mark of its state, its age and its exit code. Flashes when another ack takes its place
 * under the eyes of whoever looks at it.
 */
final class SubjectCell extends VisibleCells.GridCell {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final Duration FLASH = Duration.ofMillis(700);

    private final CellParts parts;
    private final Column column;
    private final StateMark mark = new StateMark(13);
    private @Nullable GridRow shownRow;
    private Optional<Cell> shownAnswer = Optional.empty();
    private @Nullable Instant changedAt;

    SubjectCell(CellParts parts, Column column) {
        this.parts = parts;
        this.column = column;
        parts.cells().add(this);
        getStyleClass().add("subject-cell");
        setOnMouseEntered(entered -> explain());
    }

    @Override
    protected void updateItem(@Nullable GridRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            clear();
            shownRow = null;
            return;
        }
        refresh();
    }

    @Override
    void refresh() {
        GridRow row = getItem();
        if (row instanceof NodeRow node) {
            Optional<Cell> cell = parts.model().status(node).cell(column);
            Optional<Undelivered> waiting = waiting(node);
            flash(node, cell);
            if (cell.isPresent()) {
                mark.show(cell.get().state());
                String more = waiting.map(found -> parts.texts().get("fleet.cell.waiting", found.count()))
                        .orElse("");
                show(text(cell.get(), parts.model().now()) + more);
            } else if (waiting.isPresent()) {
                mark.show(CommandState.QUEUED);
                show(AgeText.between(waiting.get().oldest(), parts.model().now()));
            } else {
                clear();
            }
        } else if (row instanceof GroupRow group) {
            flash(row, Optional.empty());
            showGroup(group);
        }
    }

    /** For those who cannot see marks: made when it is asked for, since cells change all the time. */
    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? spoken() : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken() {
        List<String> said = new ArrayList<>();
        cell().map(this::spoken).ifPresent(said::add);
        if (getItem() instanceof NodeRow row) {
            waiting(row)
                    .map(found -> parts.texts().get("fleet.waiting.spoken", found.count(), ago(found.oldest())))
                    .ifPresent(said::add);
        }
        if (getItem() instanceof GroupRow group) {
            states(group)
                    .forEach((state, count) -> said.add(parts.texts().get("number", count) + " "
                            + parts.texts().of("state.", state)));
        }
        String words = said.isEmpty() ? parts.texts().get("fleet.cell.none") : String.join(", ", said);
        return column + ": " + words;
    }

    private String spoken(Cell cell) {
        String code = cell.exitCode().isPresent()
                ? parts.texts()
                        .get("fleet.cell.code", Integer.toString(cell.exitCode().getAsInt()))
                : "";
        return parts.texts().get("fleet.cell.spoken", parts.texts().of("state.", cell.state()), ago(cell.at()), code);
    }

    private String ago(Instant at) {
        return parts.times().ago(at, parts.model().now());
    }

    /** The cell of the row that stands here. */
    Optional<Cell> cell() {
        return getItem() instanceof NodeRow row ? parts.model().status(row).cell(column) : Optional.empty();
    }

    /** What was sent there and has not been confirmed. */
    private Optional<Undelivered> waiting(NodeRow row) {
        return parts.model().backlog().on(row.name(), column);
    }

    private void flash(GridRow row, Optional<Cell> answer) {
        boolean changed = row.equals(shownRow) && !answer.equals(shownAnswer);
        shownRow = row;
        shownAnswer = answer;
        Instant now = parts.model().now();
        if (changed && !parts.appearance().get().isCalm()) {
            changedAt = now;
            pseudoClassStateChanged(CHANGED, true);
        } else if (changedAt != null && now.isAfter(changedAt.plus(FLASH))) {
            changedAt = null;
            pseudoClassStateChanged(CHANGED, false);
        }
    }

    private String text(Cell cell, Instant now) {
        if (cell.percent().isPresent()) {
            return cell.percent().getAsInt() + " %";
        }
        String age = AgeText.between(cell.at(), now);
        boolean hasCode = cell.exitCode().isPresent() && cell.exitCode().getAsInt() != 0;
        return hasCode
                ? parts.texts().get("fleet.cell.exit", age, cell.exitCode().getAsInt())
                : age;
    }

    private void showGroup(GroupRow group) {
        Map<CommandState, Integer> states = states(group);
        Optional<CommandState> worst = states.keySet().stream().max(Comparator.comparingInt(StateLook::badness));
        if (worst.isEmpty()) {
            clear();
            return;
        }
        mark.show(worst.get());
        int all = states.values().stream().mapToInt(Integer::intValue).sum();
        show(parts.texts().get("fleet.cell.group", states.getOrDefault(worst.get(), 0), all));
    }

    private Map<CommandState, Integer> states(GroupRow group) {
        return parts.model()
                .rows()
                .arrangement()
                .group(group.value())
                .map(known -> known.subjects().getOrDefault(column, Map.of()))
                .orElse(Map.of());
    }

    private void show(String text) {
        if (!text.equals(getText())) {
            setText(text);
        }
        if (getGraphic() != mark) {
            setGraphic(mark);
        }
    }

    private void clear() {
        setText(null);
        setGraphic(null);
    }

    private void explain() {
        List<String> told = new ArrayList<>();
        cell().map(this::explanation).ifPresent(told::add);
        if (getItem() instanceof NodeRow row) {
            waiting(row).map(this::explanation).ifPresent(told::add);
        }
        setTooltip(told.isEmpty() ? null : new Tooltip(String.join("\n\n", told)));
        if (getItem() instanceof GroupRow group && !states(group).isEmpty()) {
            StringBuilder lines = new StringBuilder();
            states(group).forEach((state, count) -> lines.append(parts.texts().of("state.", state))
                    .append(": ")
                    .append(parts.texts().get("number", count))
                    .append('\n'));
            setTooltip(new Tooltip(lines.toString().strip()));
        }
    }

    private String explanation(Undelivered waiting) {
        return parts.texts()
                .get(
                        "fleet.waiting.tip",
                        waiting.count(),
                        parts.times().exact(waiting.oldest()),
                        parts.times().ago(waiting.oldest(), parts.model().now()));
    }

    private String explanation(Cell cell) {
        String state = parts.texts().of("state.", cell.state());
        String code = cell.exitCode().isPresent()
                ? parts.texts()
                        .get("fleet.cell.code", Integer.toString(cell.exitCode().getAsInt()))
                : "";
        return parts.texts()
                .get(
                        "fleet.cell.tip",
                        column.toString(),
                        state,
                        parts.times().exact(cell.at()),
                        parts.times().ago(cell.at(), parts.model().now()),
                        code,
                        parts.texts().of("state.meaning.", cell.state()));
    }
}
