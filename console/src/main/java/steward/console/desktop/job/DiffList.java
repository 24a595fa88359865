package steward.console.desktop.job;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** Two texts compared, line by line. */
final class DiffList {
    private final ListView<LineDiff.Line> list = new ListView<>();

    DiffList() {
        list.getStyleClass().addAll("output-list", "diff-list");
        list.setCellFactory(view -> new LineCell());
    }

    ListView<LineDiff.Line> list() {
        return list;
    }

    void show(List<LineDiff.Line> lines) {
        list.setItems(FXCollections.observableList(lines));
    }

    private static final class LineCell extends ListCell<LineDiff.Line> {
        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(style -> style.startsWith("diff-"));
            if (empty || line == null) {
                setText(null);
                return;
            }
            String sign =
                    switch (line.kind()) {
                        case SAME -> "  ";
                        case GONE -> "− ";
                        case ADDED -> "+ ";
                    };
            getStyleClass().add("diff-" + line.kind().name().toLowerCase(Locale.ROOT));
            setText(sign + line.text());
        }
    }
}
