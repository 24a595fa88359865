package steward.console.desktop.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import steward.console.desktop.route.Route;

/**
 * What was told, newest first, and how much of it nobody has seen. For the thread that paints.
 *
 * <p>One notice per subject: ten thousand answers to a job are one line that counts, not ten thousand lines.
 */
public final class Notices {
    /** The most that are kept; the oldest go. */
    public static final int MOST_KEPT = 200;
    /** The most that stand at the edge of the window at once; further ones are in the list only. */
    public static final int MOST_SHOWN = 3;

    private final Supplier<Instant> now;
    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> readableAll = FXCollections.unmodifiableObservableList(all);
    private final ObservableList<Notice> readableShown = FXCollections.unmodifiableObservableList(shown);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();

    public Notices(Supplier<Instant> now) {
        this.now = now;
    }

    /** The time by which notices are dated. */
    Instant now() {
        return now.get();
    }

    /** Tells something. */
    public void tell(Notice.Kind kind, String text, String subject, Optional<Route> where) {
        Notice notice = new Notice(kind, text, subject, now.get(), where);
        boolean replaced = all.removeIf(older -> older.subject().equals(subject));
        all.add(0, notice);
        if (all.size() > MOST_KEPT) {
            all.remove(MOST_KEPT, all.size());
        }
        shown.removeIf(older -> older.subject().equals(subject));
        shown.add(0, notice);
        if (shown.size() > MOST_SHOWN) {
            shown.remove(MOST_SHOWN, shown.size());
        }
        if (!replaced || unseen.get() == 0) {
            unseen.set(Math.min(unseen.get() + 1, all.size()));
        }
    }

    /** Tells that something went wrong. */
    public void error(String text) {
        tell(Notice.Kind.ERROR, text, text, Optional.empty());
    }

    /** Takes it from the edge of the window; it stays in the list. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** Somebody looks at the list. */
    public void seen() {
        unseen.set(0);
        shown.clear();
    }

    /** Forgets everything. */
    public void clear() {
        all.clear();
        seen();
    }

    /** Newest first. */
    public ObservableList<Notice> all() {
        return readableAll;
    }

    /** Those at the edge of the window, newest first. */
    public ObservableList<Notice> shown() {
        return readableShown;
    }

    public ReadOnlyIntegerProperty unseen() {
        return unseen.getReadOnlyProperty();
    }
}
