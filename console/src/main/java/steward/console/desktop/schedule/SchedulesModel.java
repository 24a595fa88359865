package steward.console.desktop.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.engine.Update;

/**
 * What units run by themselves, as they last said, and what is on its way to them. Read anew when a job changed, once a
 * second at most. For the thread that paints.
 */
final class SchedulesModel implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_ORDERS = 10_000;

    private final Link link;
    private final Worker worker;
    private final Crossing crossing;
    private final Bus.Subscription updates;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<List<ScheduleRow>>> rows =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<ScheduleRow> all = List.of();
    private boolean isBusy;
    private boolean isWanted;
    private boolean isClosed;

    SchedulesModel(Link link, Worker worker, Crossing crossing) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        search.addListener((observed, before, after) -> choose());
        updates = link.onUpdate(this::updated);
        read();
    }

    private void updated(Update update) {
        if (update.isPartial() || !update.jobs().isEmpty()) {
            crossing.refresh(this, this::read);
        }
    }

    private void read() {
        isWanted = true;
        if (isBusy || isClosed) {
            return;
        }
        isBusy = true;
        isWanted = false;
        link.schedules()
                .thenCombine(link.scheduleOrders(MOST_ORDERS), ScheduleRow::of)
                .whenComplete((read, wrong) -> crossing.run(() -> take(read, wrong)));
    }

    private void take(@org.jspecify.annotations.Nullable List<ScheduleRow> read, Throwable wrong) {
        if (isClosed) {
            return;
        }
        failure.set(read == null ? Optional.of(String.valueOf(wrong.getMessage())) : Optional.empty());
        if (read != null) {
            all = read;
            choose();
        }
        worker.after(PAUSE, () -> crossing.run(this::rested));
    }

    private void rested() {
        isBusy = false;
        if (isWanted) {
            read();
        }
    }

    private void choose() {
        String text = search.get().strip().toLowerCase(Locale.ROOT);
        rows.set(Optional.of(all.stream().filter(row -> row.holds(text)).toList()));
    }

    /** What is looked for. */
    StringProperty search() {
        return search;
    }

    /** By node and name; nothing before they have been read. */
    ReadOnlyObjectProperty<Optional<List<ScheduleRow>>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** How many there are, shown or not. */
    int count() {
        return all.size();
    }

    /** Why they cannot be read, if they cannot. */
    ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public void close() {
        isClosed = true;
        updates.close();
    }
}
