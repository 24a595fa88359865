package steward.console.desktop.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.engine.Update;
import steward.console.job.CommandStatus;
import steward.console.job.JobDetail;
import steward.message.CommandState;
import steward.message.JobId;

/**
 * One job, live. Read anew when something of it changed, a few times a second at most, large ones once a second. For the
 * thread that paints.
 */
final class JobModel implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LARGE_PAUSE = Duration.ofSeconds(1);
    private static final int LARGE = 2_000;

    private final Link link;
    private final Crossing crossing;
    private final Worker worker;
    private final JobId id;
    private final Bus.Subscription updates;
    private final CommandList rows = new CommandList();
    private final ReadOnlyObjectWrapper<Optional<JobDetail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<CommandState>> only = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<Boolean> onRows = moved -> {};
    private boolean reading;
    private boolean wanted;
    private boolean closed;

    JobModel(JobId id, Link link, Worker worker, Crossing crossing) {
        this.id = id;
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        only.addListener((observed, before, after) -> arrange());
        updates = link.onUpdate(this::updated);
        read();
    }

    private void updated(Update update) {
        if (update.isPartial() || update.jobs().contains(id)) {
            crossing.refresh(this, this::read);
        }
    }

    private void read() {
        wanted = true;
        if (reading || closed) {
            return;
        }
        reading = true;
        wanted = false;
        link.job(id)
                .whenComplete((read, wrong) -> crossing.run(() -> {
                    if (closed) {
                        return;
                    }
                    if (read == null) {
                        failure.set(Optional.of(reason(wrong)));
                    } else {
                        failure.set(Optional.empty());
                        detail.set(Optional.of(read));
                        arrange();
                    }
                    Duration pause = rows.size() > LARGE ? LARGE_PAUSE : PAUSE;
                    worker.after(pause, () -> crossing.run(this::readAgain));
                }));
    }

    private void readAgain() {
        reading = false;
        if (wanted) {
            read();
        }
    }

    private static String reason(Throwable wrong) {
        Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
        return String.valueOf(cause.getMessage());
    }

    private void arrange() {
        List<CommandStatus> all = detail.get().map(JobDetail::commands).orElse(List.of());
        Optional<CommandState> state = only.get();
        boolean moved = rows.show(
                state.isEmpty()
                        ? all
                        : all.stream()
                                .filter(status -> status.state() == state.get())
                                .toList());
        onRows.accept(moved);
    }

    /** Told after rows changed, with whether some came, went or moved. */
    void onRows(Consumer<Boolean> listener) {
        onRows = listener;
    }

    JobId id() {
        return id;
    }

    /** The commands that are shown. */
    CommandList rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Optional<JobDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /** Why it cannot be shown, if it cannot. */
    ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Shows only commands in this state. */
    ObjectProperty<Optional<CommandState>> only() {
        return only;
    }

    @Override
    public void close() {
        closed = true;
        updates.close();
    }
}
