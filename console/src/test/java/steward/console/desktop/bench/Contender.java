package steward.console.desktop.bench;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.TableView;

/** A way to show a fleet. Made, shown and closed on the thread that paints; fed on another one. */
interface Contender extends AutoCloseable {
    String name();

    Parent root();

    /** The table with a row for each node that is shown. */
    TableView<?> table();

    /** Where the node of that row stands in the fleet. */
    int nodeOf(int row);

    /** Takes answers in, from the thread that hears them. */
    void take(List<Ack> acks);

    /** How many answers the thread that paints has dealt with, one way or another. */
    long dealtWith();

    /** Shows the tugs only, or everything again; as when somebody types. */
    void filter(boolean tugsOnly);

    @Override
    void close();
}
