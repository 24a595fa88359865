package steward.console.desktop.job;

import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.job.AnswerGroups.Group;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.console.text.SizeText;

/** Identical answers as groups; one selected shows its text, two selected the difference between them. */
final class AnswersPane {
    private static final int MOST_NAMED = 40;

    private final Link link;
    private final Worker worker;
    private final Crossing crossing;
    private final Texts texts;
    private final ListView<Group> groups = new ListView<>();
    private final DiffList diff = new DiffList();
    private final Label head = new Label();
    private final SplitPane root;
    private int asked;

    AnswersPane(Link link, Worker worker, Crossing crossing, Texts texts) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        this.texts = texts;
        groups.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        groups.setCellFactory(list -> new GroupCell());
        groups.setAccessibleText(texts.get("answers.groups"));
        Label none = new Label(texts.get("answers.empty"));
        none.getStyleClass().add("text-muted");
        groups.setPlaceholder(none);
        groups.getSelectionModel().getSelectedIndices().addListener((Observable changed) -> compare());
        head.setWrapText(true);
        head.getStyleClass().add("answers-head");
        BorderPane right = new BorderPane(diff.list());
        right.setTop(head);
        root = new SplitPane(groups, right);
        root.setDividerPositions(0.35);
    }

    SplitPane root() {
        return root;
    }

    void show(List<Group> next) {
        if (List.copyOf(groups.getItems()).equals(next)) {
            return;
        }
        List<Integer> selected = List.copyOf(groups.getSelectionModel().getSelectedIndices());
        groups.getItems().setAll(next);
        selected.stream().filter(index -> index < next.size()).forEach(groups.getSelectionModel()::select);
        if (selected.isEmpty() && !next.isEmpty()) {
            groups.getSelectionModel().select(0);
        }
    }

    private void compare() {
        List<Group> chosen = groups.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .limit(2)
                .toList();
        int number = ++asked;
        if (chosen.isEmpty()) {
            diff.show(List.of());
            return;
        }
        Group first = chosen.get(0);
        if (chosen.size() == 1) {
            head.setText(nodes(first));
            OutputText.of(link, first.example().id()).thenAccept(lines -> shown(number, LineDiff.of(lines, lines)));
            return;
        }
        Group second = chosen.get(1);
        head.setText(texts.get(
                "answers.diff",
                first.example().node().value(),
                second.example().node().value()));
        OutputText.of(link, first.example().id())
                .thenCombine(OutputText.of(link, second.example().id()), Pair::new)
                .thenAccept(pair -> worker.run(() -> shown(number, LineDiff.of(pair.before(), pair.after()))));
    }

    private void shown(int number, List<LineDiff.Line> lines) {
        crossing.run(() -> {
            if (number == asked) {
                diff.show(lines);
            }
        });
    }

    private String nodes(Group group) {
        String names = String.join(
                ", ",
                group.commands().stream()
                        .limit(MOST_NAMED)
                        .map(status -> SafeText.line(status.node().value()))
                        .toList());
        int more = group.commands().size() - MOST_NAMED;
        return more > 0 ? texts.get("answers.nodes.more", names, more) : names;
    }

    private record Pair(List<String> before, List<String> after) {}

    /** How many, how they ended, how much they wrote. */
    private final class GroupCell extends ListCell<Group> {
        private final StateMark mark = new StateMark(16);
        private final Label count = new Label();
        private final Label text = new Label();
        private final HBox box = new HBox(mark, new VBox(count, text));

        GroupCell() {
            count.getStyleClass().add("text-bold");
            text.getStyleClass().add("text-muted");
            box.getStyleClass().add("answer-group");
        }

        @Override
        protected void updateItem(@Nullable Group group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setGraphic(null);
                return;
            }
            mark.show(group.answer().state());
            count.setText(texts.get("answers.count", group.commands().size()));
            String state = texts.of("state.", group.answer().state());
            String code = group.answer().exitCode().isPresent()
                    ? texts.get(
                            "answers.exit",
                            Integer.toString(group.answer().exitCode().getAsInt()))
                    : "";
            String wrote = group.answer().bytes() == 0
                    ? SafeText.line(group.answer().reason(), 80)
                    : SizeText.of(group.answer().bytes());
            text.setText(state + code + (wrote.isEmpty() ? "" : " · " + wrote));
            setGraphic(box);
        }
    }
}
