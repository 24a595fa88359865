package steward.console.desktop.route;

import java.util.List;
import javafx.scene.Parent;

/** What is shown of a route. Made when one goes there, closed when one leaves: then it follows nothing any more. */
public interface View extends AutoCloseable {
    /** What is put into the window. */
    Parent root();

    /** For the window's title and the way back. */
    String title();

    /** What can be done here beside what can be done everywhere. */
    default List<Action> actions() {
        return List.of();
    }

    /** It is in the window now: the place to put the focus. */
    default void shown() {}

    @Override
    void close();
}
