package steward.console.desktop.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.message.CommandId;

/** The commands of a job as a table: node, state with its mark, since when, how it ended, and flags. */
public final class CommandTable {
    private static final Comparator<CommandStatus> BY_ID = Comparator.comparing(CommandStatus::id);

    private static final Duration LONGEST = Duration.ofDays(100_000);

    private final TableView<CommandStatus> table = new TableView<>();
    private final Link link;
    private final Texts texts;
    private final Supplier<Times> times;
    private final Map<TableColumn<?, ?>, Comparator<CommandStatus>> orders = new HashMap<>();

    public CommandTable(Link link, Texts texts, Supplier<Times> times, boolean ofOneNode) {
        this.link = link;
        this.texts = texts;
        this.times = times;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getStyleClass().addAll("edge-to-edge", "commands");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        if (ofOneNode) {
            add("commands.column.command", 220, 90, this::command, BY_ID);
        } else {
            add(
                    "commands.column.node",
                    130,
                    96,
                    status -> SafeText.line(status.node().value()),
                    JobModel.BY_NODE);
        }
        TableColumn<CommandStatus, CommandStatus> state = add(
                "commands.column.state",
                122,
                116,
                status -> "",
                Comparator.comparing((CommandStatus status) -> StateLook.badness(status.state()))
                        .reversed());
        state.setCellFactory(
                column -> RowCell.state(CommandStatus::state, status -> texts.of("state.", status.state())));
        add(
                "commands.column.since",
                92,
                84,
                this::since,
                Comparator.comparing((CommandStatus status) -> status.progress().since()));
        add("commands.column.exit", 50, 48, CommandTable::exitCode, Comparator.comparing(CommandTable::exitNumber));
        add("commands.column.took", 72, 68, CommandTable::took, Comparator.comparing(status -> length(status)
                .orElse(LONGEST)));
        AnswerText answer = new AnswerText(texts);
        add(
                "commands.column.answer",
                240,
                80,
                status -> answer.of(status, link.now()),
                Comparator.comparing((CommandStatus status) -> answer.of(status, link.now())));
    }

    private TableColumn<CommandStatus, CommandStatus> add(
            String key,
            double width,
            double least,
            Function<CommandStatus, String> text,
            Comparator<CommandStatus> order) {
        TableColumn<CommandStatus, CommandStatus> column = RowCell.column(texts.get(key), width, text);
        column.setMinWidth(least);
        table.getColumns().add(column);
        orders.put(column, order);
        return column;
    }

    /** Has rows sorted by whoever owns them when a column's head is clicked. */
    public void onSort(Consumer<Comparator<CommandStatus>> sort) {
        table.getColumns().forEach(column -> column.setSortable(true));
        table.setSortPolicy(sorted -> {
            sort.accept(order());
            return true;
        });
    }

    private Comparator<CommandStatus> order() {
        Comparator<CommandStatus> all = JobModel.BY_NODE;
        List<TableColumn<CommandStatus, ?>> columns = table.getSortOrder();
        for (int i = columns.size() - 1; i >= 0; i--) {
            Comparator<CommandStatus> one = Objects.requireNonNull(orders.get(columns.get(i)));
            boolean ascending = columns.get(i).getSortType() == TableColumn.SortType.ASCENDING;
            all = (ascending ? one : one.reversed()).thenComparing(all);
        }
        return all;
    }

    /** The table itself. */
    public TableView<CommandStatus> table() {
        return table;
    }

    /** The ids of the selected rows. */
    public List<CommandId> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(CommandStatus::id)
                .toList();
    }

    /** Selects again what was selected, after rows came or went. */
    public void select(List<CommandId> ids) {
        table.getSelectionModel().clearSelection();
        List<CommandStatus> rows = table.getItems();
        Map<CommandId, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
        int[] found = ids.stream()
                .filter(places::containsKey)
                .mapToInt(id -> places.getOrDefault(id, 0))
                .toArray();
        if (found.length > 0) {
            table.getSelectionModel().selectIndices(found[0], found);
        }
    }

    private String command(CommandStatus status) {
        return SafeText.line(ArgumentsText.of(status.command().arguments()).replace('\n', ' '), 120);
    }

    private String since(CommandStatus status) {
        return times.get().brief(status.progress().since(), link.now());
    }

    private static String exitCode(CommandStatus status) {
        OptionalInt code = status.progress().exitCode();
        return code.isPresent() ? Integer.toString(code.getAsInt()) : "";
    }

    private static int exitNumber(CommandStatus status) {
        return status.progress().exitCode().orElse(Integer.MAX_VALUE);
    }

    private static Optional<Duration> length(CommandStatus status) {
        return status.progress()
                .outcome()
                .filter(ack -> ack.startedAt().isPresent() && ack.endedAt().isPresent())
                .map(ack -> Duration.between(
                        ack.startedAt().orElseThrow(), ack.endedAt().orElseThrow()));
    }

    private static String took(CommandStatus status) {
        return length(status).map(LengthText::of).orElse("");
    }
}
