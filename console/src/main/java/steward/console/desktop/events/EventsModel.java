package steward.console.desktop.events;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import steward.console.desktop.fleet.FilterModel;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.fleet.Words;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.message.MethodName;

/** The events of the fleet and which of them are shown. For the thread that paints. */
final class EventsModel implements AutoCloseable {
    /** The most events that are kept. */
    static final int MOST = 5_000;

    private final FleetFeed feed;
    private final Words words;
    private final FilterModel nodes;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Set<EventRow.Level>> levels = new SimpleObjectProperty<>(Set.of());
    private final EventLog log;

    /**
     * @param method only events of this method
     * @param reach how far back to begin
     */
    EventsModel(
            Link link, FleetFeed feed, Worker worker, Crossing crossing, Optional<MethodName> method, Duration reach) {
        this.feed = feed;
        words = new Words(feed, worker, crossing);
        nodes = new FilterModel(words::vocabulary);
        log = new EventLog(link, crossing, worker, method, event -> true, reach, MOST);
        nodes.filter().addListener((Observable changed) -> filter());
        text.addListener((Observable changed) -> filter());
        levels.addListener((Observable changed) -> filter());
    }

    private void filter() {
        log.show(new EventFilter(nodes.filter().get(), text.get(), levels.get(), feed::fleet));
    }

    EventLog log() {
        return log;
    }

    /** Where, as typed. */
    FilterModel nodes() {
        return nodes;
    }

    /** What must stand in it. */
    StringProperty text() {
        return text;
    }

    /** How bad; none for all. */
    ObjectProperty<Set<EventRow.Level>> levels() {
        return levels;
    }

    /** Whether something is left out. */
    boolean isFiltered() {
        return nodes.filter().get().isPresent()
                || !text.get().isBlank()
                || !levels.get().isEmpty();
    }

    /** Leaves nothing out. */
    void clear() {
        nodes.text().set("");
        text.set("");
        levels.set(Set.of());
    }

    @Override
    public void close() {
        words.close();
        log.close();
    }
}
