package steward.console.desktop.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.job.AnswerGroups.Group;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.icons.Icon;
import steward.message.CommandId;
import steward.message.NodeName;

/** Identical answers as groups, the most common first; the selected one as it is, or as it differs from another. */
final class AnswersPane {
    private static final int MOST_NAMED = 40;

    private final Link link;
    private final Worker worker;
    private final Crossing crossing;
    private final Texts texts;
    private final ListView<Group> groups = new ListView<>();
    private final DiffList diff = new DiffList();
    private final Label head = new Label();
    private final Label nodes = new Label();
    private final Label waiting = new Label();
    private final ToggleButton compare = new ToggleButton();
    private final ComboBox<Group> base = new ComboBox<>();
    private final AnswerSides sides = new AnswerSides();
    private final Button show = new Button();
    private final SplitPane root;
    private int asked;
    private boolean filling;
    private @Nullable Shown shown;

    /** @param only shows these nodes alone in the table */
    AnswersPane(Link link, Worker worker, Crossing crossing, Texts texts, Consumer<List<CommandId>> only) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        this.texts = texts;
        groups.setId("answers");
        groups.setCellFactory(list -> new GroupCell(texts, groups));
        groups.setAccessibleText(texts.get("answers.groups"));
        groups.getStyleClass().addAll("edge-to-edge", "answer-groups");
        Label none = new Label(texts.get("answers.empty"));
        none.getStyleClass().add("text-muted");
        groups.setPlaceholder(none);
        groups.getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, after) -> chosen(after, sides::look));
        compare.setText(texts.get("answers.compare"));
        compare.setGraphic(new IconView(Icon.DIFF, 14));
        compare.getStyleClass().add("slim");
        compare.setSelected(true);
        compare.selectedProperty().addListener((observed, before, after) -> {
            sides.compare(after);
            read();
        });
        base.setId("answers-base");
        base.setAccessibleText(texts.get("answers.base"));
        base.setCellFactory(list -> new BaseCell());
        base.setButtonCell(new BaseCell());
        base.setPrefWidth(320);
        base.disableProperty().bind(compare.selectedProperty().not());
        base.valueProperty().addListener((observed, before, after) -> chosen(after, sides::compareWith));
        show.setText(texts.get("answers.show"));
        show.getStyleClass().add("slim");
        show.setOnAction(event -> sides.looked()
                .ifPresent(group -> only.accept(
                        group.commands().stream().map(status -> status.id()).toList())));
        waiting.setWrapText(true);
        waiting.getStyleClass().addAll("hint", "answers-waiting");
        root = new SplitPane(left(), right());
        root.setDividerPositions(0.34);
    }

    private VBox left() {
        VBox left = new VBox(groups, waiting);
        VBox.setVgrow(groups, Priority.ALWAYS);
        left.setMinWidth(220);
        return left;
    }

    private BorderPane right() {
        head.setWrapText(true);
        head.getStyleClass().add("text-bold");
        nodes.setWrapText(true);
        nodes.getStyleClass().add("hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        show.setMinWidth(Region.USE_PREF_SIZE);
        compare.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(head, gap, show);
        bar.getStyleClass().add("toolbar");
        HBox sidesBar = new HBox(compare, base);
        sidesBar.getStyleClass().add("answers-sides");
        VBox top = new VBox(bar, nodes, sidesBar);
        top.getStyleClass().add("answers-head");
        diff.list().setId("answers-text");
        diff.list().setAccessibleText(texts.get("answers.text"));
        BorderPane right = new BorderPane(diff.list());
        right.setTop(top);
        return right;
    }

    SplitPane root() {
        return root;
    }

    /** Shows these groups; what is selected stays selected as long as it is among them. */
    void show(List<Group> next, int unanswered) {
        waiting.setText(unanswered == 0 ? "" : texts.get("answers.waiting", unanswered));
        waiting.setVisible(unanswered > 0);
        waiting.setManaged(unanswered > 0);
        if (sides.groups().equals(next)) {
            return;
        }
        sides.show(next);
        filling = true;
        groups.getItems().setAll(next);
        base.getItems().setAll(next);
        sides.looked().ifPresent(group -> groups.getSelectionModel().select(group));
        base.setValue(sides.base().orElse(null));
        filling = false;
        read();
    }

    private void chosen(@Nullable Group group, Consumer<Group> choose) {
        if (!filling && group != null) {
            choose.accept(group);
            read();
        }
    }

    private void read() {
        Optional<Group> looked = sides.looked();
        compare.setDisable(sides.groups().size() < 2);
        show.setDisable(looked.isEmpty());
        if (looked.isEmpty()) {
            asked++;
            shown = null;
            head.setText("");
            nodes.setText("");
            diff.show(List.of());
            return;
        }
        nodes.setText(nodes(looked.get()));
        Optional<Group> against = sides.against();
        Group first = against.orElse(looked.get());
        Shown next = new Shown(first.example().id(), looked.get().example().id());
        if (!next.equals(shown)) {
            shown = next;
            read(next, ++asked, first.example().node(), against.isPresent());
        }
    }

    private void read(Shown wanted, int number, NodeName against, boolean comparing) {
        if (comparing) {
            OutputText.of(link, wanted.against())
                    .thenCombine(OutputText.of(link, wanted.command()), LineDiffTask::new)
                    .thenAccept(task -> worker.run(() -> shown(number, task.lines(), against, true)));
        } else {
            OutputText.of(link, wanted.command())
                    .thenAccept(text -> shown(number, LineDiff.same(text), against, false));
        }
    }

    private void shown(int number, List<LineDiff.Line> lines, NodeName against, boolean comparing) {
        crossing.run(() -> {
            if (number == asked) {
                diff.show(lines);
                head.setText(
                        comparing
                                ? texts.get(
                                        "answers.diff",
                                        SafeText.line(against.value()),
                                        LineDiff.count(lines, LineDiff.Kind.GONE),
                                        LineDiff.count(lines, LineDiff.Kind.ADDED))
                                : texts.get("answers.of", SafeText.line(against.value())));
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

    /** A group in a few words: how it ended, on how many, and one of them. */
    private final class BaseCell extends ListCell<Group> {
        private final StateMark mark = new StateMark(12);

        @Override
        protected void updateItem(@Nullable Group group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            mark.show(group.answer().state());
            setGraphic(mark);
            setText(texts.get(
                    "answers.base.group",
                    group.commands().size(),
                    SafeText.line(group.example().node().value())));
        }
    }

    private record Shown(CommandId against, CommandId command) {}

    private record LineDiffTask(List<String> before, List<String> after) {
        List<LineDiff.Line> lines() {
            return LineDiff.of(before, after);
        }
    }
}
