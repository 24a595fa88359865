package steward.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.filter.FilterSubject;
import steward.console.filter.LastState;
import steward.console.filter.Standing;
import steward.message.NodeName;
import steward.message.Presence;
import steward.message.ProcessStatus;

/**
 * A node as a filter sees it.
 *
 * @param status what is known of it
 * @param now the broker's time that ages are measured against
 */
public record NodeSubject(NodeStatus status, Instant now) implements FilterSubject {
    @Override
    public NodeName name() {
        return status.name();
    }

    @Override
    public Standing standing() {
        return switch (status.contact(now)) {
            case ONLINE -> Standing.ONLINE;
            case STALE -> Standing.STALE;
            case STOPPED, UNANNOUNCED -> Standing.OFFLINE;
        };
    }

    @Override
    public Optional<Duration> lastContactAge() {
        return Optional.of(status.age(now));
    }

    @Override
    public Optional<String> version() {
        return status.presence().map(Presence::version);
    }

    @Override
    public Map<String, String> labels() {
        return status.presence().map(Presence::labels).orElse(Map.of());
    }

    @Override
    public Map<String, String> facts() {
        return status.presence().map(Presence::facts).orElse(Map.of());
    }

    /** The answered subjects, then the processes that have answered nothing yet. */
    @Override
    public Collection<LastState> states() {
        List<LastState> states = new ArrayList<>();
        for (Cell cell : status.cells()) {
            states.add(new LastState(cell.column().method(), cell.column().domain(), Optional.of(cell.state())));
        }
        for (ProcessStatus process : status.processes()) {
            if (status.cell(new Column(process.method(), process.domain())).isEmpty()) {
                states.add(new LastState(process.method(), process.domain(), Optional.empty()));
            }
        }
        return states;
    }
}
