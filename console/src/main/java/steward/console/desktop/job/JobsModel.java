package steward.console.desktop.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.engine.JobQuery;
import steward.console.engine.Update;
import steward.console.job.JobSummary;
import steward.message.JobId;

/**
 * What was sent, newest first, from the store of this home: there at once and without a broker. Read anew when a job
 * changed, twice a second at most. For the thread that paints.
 */
final class JobsModel implements AutoCloseable {
    /** As many are read at first, and more each time one asks for older ones. */
    static final int PAGE = 200;
    /** The most that are shown; a search finds the others. */
    static final int MOST = JobQuery.MOST;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Link link;
    private final Crossing crossing;
    private final Worker worker;
    private final Bus.Subscription updates;
    private final BooleanProperty withRuns = new SimpleBooleanProperty();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<List<JobSummary>>> jobs =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper();
    private String shownFor = "";
    private int limit = PAGE;
    private boolean reading;
    private boolean pausing;
    private boolean wanted;
    private boolean closed;

    JobsModel(Link link, Worker worker, Crossing crossing) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        search.addListener((observed, before, after) -> {
            limit = PAGE;
            read();
        });
        withRuns.addListener((observed, before, after) -> read());
        updates = link.onUpdate(this::updated);
        read();
    }

    private void updated(Update update) {
        if (update.isPartial() || !update.jobs().isEmpty()) {
            crossing.refresh(this, this::changed);
        }
    }

    /** What changes by itself waits for the end of the pause; whoever types does not. */
    private void changed() {
        wanted = true;
        if (!pausing) {
            read();
        }
    }

    private void read() {
        wanted = true;
        if (reading || closed) {
            return;
        }
        reading = true;
        wanted = false;
        String asked = search.get().strip();
        int most = limit;
        Optional<String> text = asked.isEmpty() ? Optional.empty() : Optional.of(asked);
        link.jobs(new JobQuery(Optional.empty(), text, Optional.empty(), withRuns.get(), most))
                .whenComplete((read, wrong) -> crossing.run(() -> {
                    if (closed) {
                        return;
                    }
                    if (read == null) {
                        failure.set(Optional.of(String.valueOf(wrong.getMessage())));
                        next(asked, most);
                    } else {
                        failure.set(Optional.empty());
                        text.ifPresentOrElse(
                                wording -> alsoByOutput(wording, most, read), () -> show(asked, most, read));
                    }
                }));
    }

    /** What the wording finds is shown at once where it is a new one; what the outputs hold joins it. */
    private void alsoByOutput(String asked, int most, List<JobSummary> byText) {
        if (!asked.equals(shownFor)) {
            take(asked, most, byText);
        }
        JobQuery query = new JobQuery(Optional.empty(), Optional.empty(), Optional.of(asked), withRuns.get(), most);
        link.jobs(query)
                .whenComplete((byOutput, wrong) -> crossing.run(() -> {
                    if (!closed) {
                        show(asked, most, byOutput == null ? byText : joined(byText, byOutput, most));
                    }
                }));
    }

    private static List<JobSummary> joined(List<JobSummary> byText, List<JobSummary> byOutput, int most) {
        TreeMap<JobId, JobSummary> both = new TreeMap<>(Comparator.reverseOrder());
        Stream.concat(byText.stream(), byOutput.stream())
                .forEach(job -> both.put(job.job().id(), job));
        return both.values().stream().limit(most).toList();
    }

    private void show(String asked, int most, List<JobSummary> found) {
        take(asked, most, found);
        next(asked, most);
    }

    private void take(String asked, int most, List<JobSummary> found) {
        if (asked.equals(search.get().strip())) {
            shownFor = asked;
            hasMore.set(found.size() == most && most < MOST);
            jobs.set(Optional.of(found));
        }
    }

    private void next(String asked, int most) {
        reading = false;
        if (!asked.equals(search.get().strip()) || most != limit) {
            read();
        } else {
            pause();
        }
    }

    private void pause() {
        pausing = true;
        worker.after(
                PAUSE,
                () -> crossing.run(() -> {
                    pausing = false;
                    if (wanted) {
                        read();
                    }
                }));
    }

    /** Shows older ones, too. */
    void more() {
        limit = Math.min(MOST, limit + PAGE);
        read();
    }

    /** Whether what units ran by themselves is shown, too. */
    BooleanProperty withRuns() {
        return withRuns;
    }

    /** What is looked for, in what was asked and in what was answered. */
    StringProperty search() {
        return search;
    }

    /** Newest first; nothing before they have been read. */
    ReadOnlyObjectProperty<Optional<List<JobSummary>>> jobs() {
        return jobs.getReadOnlyProperty();
    }

    /** Whether older ones can be shown. */
    ReadOnlyBooleanProperty hasMore() {
        return hasMore.getReadOnlyProperty();
    }

    /** Why they cannot be read, if they cannot. */
    ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public void close() {
        closed = true;
        updates.close();
    }
}
