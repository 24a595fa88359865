package steward.console.desktop.route;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where one is, and the way back and forth. For the thread that paints. */
public final class Navigator {
    /** The most places that can be gone back to; the oldest are forgotten. */
    public static final int MOST_PLACES = 50;

    private final List<Route> places = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Route> current;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private int at;

    public Navigator(Route first) {
        places.add(first);
        current = new ReadOnlyObjectWrapper<>(first);
    }

    /** Goes there; what lay ahead is forgotten. */
    public void go(Route route) {
        if (route.equals(current.get())) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(route);
        if (places.size() > MOST_PLACES) {
            places.remove(0);
        }
        moveTo(places.size() - 1);
    }

    /** Goes to where one was before. */
    public void back() {
        if (canGoBack.get()) {
            moveTo(at - 1);
        }
    }

    /** Undoes {@link #back}. */
    public void forward() {
        if (canGoForward.get()) {
            moveTo(at + 1);
        }
    }

    private void moveTo(int place) {
        at = place;
        canGoBack.set(at > 0);
        canGoForward.set(at < places.size() - 1);
        current.set(places.get(at));
    }

    /** Where one is. */
    public ReadOnlyObjectProperty<Route> current() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }
}
