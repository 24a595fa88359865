package steward.console.desktop.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.PacedReading;
import steward.console.desktop.link.Worker;
import steward.console.engine.Update;
import steward.console.job.CommandStatus;
import steward.console.job.JobDetail;
import steward.console.text.NaturalOrder;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;

/**
 * One job, live. Read anew when something of it changed, a few times a second at most, large ones once a second; filtered
 * and sorted by the worker. For the thread that paints.
 */
final class JobModel implements AutoCloseable {
    /** By name, ship2 before ship10. */
    static final Comparator<CommandStatus> BY_NODE =
            Comparator.comparing(status -> status.node().value(), NaturalOrder.INSTANCE);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LARGE_PAUSE = Duration.ofSeconds(1);
    private static final int LARGE = 2_000;

    private final Link link;
    private final Crossing crossing;
    private final Worker worker;
    private final JobId id;
    private final Bus.Subscription updates;
    private final PacedReading<JobDetail> reading;
    private final KeyedList<CommandStatus> rows = new KeyedList<>(CommandStatus::id);
    private final ReadOnlyObjectWrapper<Optional<JobPicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Set<CommandState>> only = new SimpleObjectProperty<>(Set.of());
    private final StringProperty named = new SimpleStringProperty("");
    private final ObjectProperty<Comparator<CommandStatus>> order = new SimpleObjectProperty<>(BY_NODE);
    private Runnable beforeRows = () -> {};
    private Consumer<Boolean> afterRows = moved -> {};
    private Optional<JobDetail> latest = Optional.empty();
    private boolean closed;

    JobModel(JobId id, Link link, Worker worker, Crossing crossing) {
        this.id = id;
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        for (Observable wish : List.of(only, named, order)) {
            wish.addListener((Observable changed) -> arrange());
        }
        reading = new PacedReading<>(
                () -> link.job(id),
                this::read,
                why -> failure.set(Optional.of(why)),
                () -> rows.size() > LARGE ? LARGE_PAUSE : PAUSE,
                worker,
                crossing);
        updates = link.onUpdate(this::updated);
        reading.want();
    }

    private void updated(Update update) {
        if (update.isPartial() || update.jobs().contains(id)) {
            crossing.refresh(this, reading::want);
        }
    }

    private void read(JobDetail detail) {
        failure.set(Optional.empty());
        latest = Optional.of(detail);
        arrange();
    }

    private void arrange() {
        latest.ifPresent(job -> {
            Predicate<CommandStatus> wish = wish();
            Comparator<CommandStatus> by = order.get();
            worker.run(() -> {
                JobPicture made = JobPicture.of(job, link.now());
                List<CommandStatus> next =
                        job.commands().stream().filter(wish).sorted(by).toList();
                crossing.run(() -> show(made, next));
            });
        });
    }

    private void show(JobPicture made, List<CommandStatus> next) {
        if (!closed) {
            picture.set(Optional.of(made));
            beforeRows.run();
            afterRows.accept(rows.show(next));
        }
    }

    private Predicate<CommandStatus> wish() {
        Set<CommandState> states = only.get();
        String text = named.get().strip().toLowerCase(Locale.ROOT);
        Predicate<CommandStatus> inState = status -> states.isEmpty() || states.contains(status.state());
        return inState.and(status -> text.isEmpty()
                || status.node().value().toLowerCase(Locale.ROOT).contains(text)
                || status.progress()
                        .reason()
                        .filter(why -> why.toLowerCase(Locale.ROOT).contains(text))
                        .isPresent());
    }

    /** What is to be done just before rows change, and after it, with whether some came, went or moved. */
    void attach(Runnable before, Consumer<Boolean> after) {
        beforeRows = before;
        afterRows = after;
    }

    JobId id() {
        return id;
    }

    /** The commands that are shown. */
    KeyedList<CommandStatus> rows() {
        return rows;
    }

    /** All commands, those that are not shown included. */
    List<CommandStatus> commands() {
        return picture.get().map(shown -> shown.detail().commands()).orElse(List.of());
    }

    /** One of them, as it stands now. */
    Optional<CommandStatus> command(CommandId wantedId) {
        return picture.get().flatMap(shown -> Optional.ofNullable(shown.byId().get(wantedId)));
    }

    /** The job as it was read last. */
    ReadOnlyObjectProperty<Optional<JobPicture>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Why it cannot be shown, if it cannot. */
    ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Shows only commands in these states; in any where it is empty. */
    ObjectProperty<Set<CommandState>> only() {
        return only;
    }

    /** Shows only commands whose node or reason holds this text. */
    StringProperty named() {
        return named;
    }

    /** How rows are sorted. */
    ObjectProperty<Comparator<CommandStatus>> order() {
        return order;
    }

    @Override
    public void close() {
        closed = true;
        reading.close();
        updates.close();
    }
}
