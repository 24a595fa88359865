package steward.console.desktop.look;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import steward.message.CommandState;

/** A cell of a table that says something of its whole row; an empty one says nothing. */
public abstract class RowCell<R> extends TableCell<R, R> {
    /** Shows the row. */
    protected abstract void show(R row);

    @Override
    protected final void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
        } else {
            show(row);
        }
    }

    /** A column of such cells, with texts. */
    public static <R> TableColumn<R, R> column(String title, double width, Function<R, String> text) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> text(text));
        return column;
    }

    /** A cell with a text of the row. */
    public static <R> RowCell<R> text(Function<R, String> text) {
        return new RowCell<>() {
            @Override
            protected void show(R row) {
                setText(text.apply(row));
            }
        };
    }

    /** A cell with the mark of a state and a text. */
    public static <R> RowCell<R> state(Function<R, CommandState> state, Function<R, String> text) {
        StateMark mark = new StateMark(13);
        HBox box = new HBox(mark);
        box.getStyleClass().add("cell-mark");
        return new RowCell<>() {
            @Override
            protected void show(R row) {
                mark.show(state.apply(row));
                setText(text.apply(row));
                setGraphic(box);
            }
        };
    }
}
