package steward.console.desktop.job;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.job.AnswerGroups.Group;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.console.text.SizeText;
import steward.message.Ack;
import steward.message.Output;

/** A group of identical answers: how many, how they ended, how much they wrote; a bar says how large the part is. */
final class GroupCell extends ListCell<Group> {
    private static final int LONGEST_REASON = 120;

    private final Texts texts;
    private final ListView<Group> all;
    private final StateMark mark = new StateMark(16);
    private final Label count = new Label();
    private final Label state = new Label();
    private final Label text = new Label();
    private final Region part = new Region();
    private final StackPane track = new StackPane(part);
    private final VBox words;
    private final HBox box;
    private double share;

    GroupCell(Texts texts, ListView<Group> all) {
        this.texts = texts;
        this.all = all;
        count.getStyleClass().add("text-bold");
        text.getStyleClass().add("hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        words = new VBox(new HBox(state, gap, count), text, track);
        words.getStyleClass().add("answer-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        box = new HBox(mark, words);
        box.getStyleClass().add("answer-group");
        track.getStyleClass().add("answer-track");
        part.getStyleClass().add("answer-part");
        part.setManaged(false);
        track.layoutBoundsProperty().addListener((observed, before, after) -> place());
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Group group, boolean empty) {
        super.updateItem(group, empty);
        if (empty || group == null) {
            setGraphic(null);
            setText(null);
            return;
        }
        AnswerGroups.Answer answer = group.answer();
        mark.show(answer.state());
        count.setText(texts.get("answers.count", group.commands().size()));
        String code = answer.exitCode().isPresent()
                ? texts.get("answers.exit", Integer.toString(answer.exitCode().getAsInt()))
                : "";
        state.setText(texts.of("state.", answer.state()) + code);
        text.setText(words(group));
        int sum = all.getItems().stream().mapToInt(one -> one.commands().size()).sum();
        share = sum == 0 ? 0 : (double) group.commands().size() / sum;
        place();
        setGraphic(box);
    }

    private String words(Group group) {
        AnswerGroups.Answer answer = group.answer();
        if (answer.bytes() == 0) {
            String reason = SafeText.line(answer.reason(), LONGEST_REASON);
            return reason.isEmpty() ? texts.get("answers.wrote.nothing") : reason;
        }
        Optional<String> beginning = group.example()
                .progress()
                .outcome()
                .flatMap(Ack::output)
                .filter(Output::isInline)
                .flatMap(AnswerText::beginning);
        String size = SizeText.of(answer.bytes());
        return beginning.map(line -> size + " · " + line).orElseGet(() -> texts.get("answers.wrote", size));
    }

    private void place() {
        part.resizeRelocate(0, 0, Math.max(3, Math.rint(track.getWidth() * share)), track.getHeight());
    }
}
