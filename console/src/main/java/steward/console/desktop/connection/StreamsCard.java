package steward.console.desktop.connection;

import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.bus.StreamName;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.text.SafeText;

/** The streams of the broker that messages are kept in, and how far each reaches. */
final class StreamsCard {
    private final Texts texts;
    private final Supplier<Times> times;
    private final GridPane grid = new GridPane();
    private final VBox card;

    StreamsCard(Texts texts, Supplier<Times> times) {
        this.texts = texts;
        this.times = times;
        Label title = new Label(texts.get("streams.title"));
        title.getStyleClass().add("title-4");
        grid.getStyleClass().add("streams");
        ColumnConstraints name = new ColumnConstraints();
        ColumnConstraints count = new ColumnConstraints();
        count.setHalignment(HPos.RIGHT);
        ColumnConstraints newest = new ColumnConstraints();
        newest.setHalignment(HPos.RIGHT);
        ColumnConstraints made = new ColumnConstraints();
        made.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(name, count, newest, made);
        card = new VBox(title, grid);
        card.getStyleClass().add("card");
        show(Map.of());
    }

    Node node() {
        return card;
    }

    void show(Map<StreamName, BrokerModel.Stream> streams) {
        grid.getChildren().clear();
        grid.addRow(0, head("streams.name"), head("streams.count"), head("streams.newest"), head("streams.made"));
        int row = 0;
        for (StreamName name : StreamName.values()) {
            BrokerModel.@Nullable Stream stream = streams.get(name);
            row++;
            grid.add(new Label(texts.of("streams.", name)), 0, row);
            if (stream == null) {
                grid.add(muted(texts.get("broker.unknown")), 1, row, 3, 1);
            } else if (stream.identity().isEmpty()) {
                Label why = new Label(SafeText.line(stream.failure()));
                why.setWrapText(true);
                why.getStyleClass().add("text-danger");
                grid.add(why, 1, row, 3, 1);
            } else {
                grid.add(new Label(texts.get("number", stream.most())), 1, row);
                grid.add(new Label(texts.get("number", stream.identity().get().lastSequence())), 2, row);
                grid.add(muted(times.get().exact(stream.identity().get().created())), 3, row);
            }
        }
    }

    private Label head(String key) {
        return muted(texts.get(key));
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
