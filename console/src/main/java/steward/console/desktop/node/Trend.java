package steward.console.desktop.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import steward.console.job.CommandStatus;
import steward.message.CommandState;

/**
 * How the newest commands of a node went, oldest first.
 *
 * @param ended final states
 * @param latencies how long after it was sent each command was received, in milliseconds
 */
record Trend(List<CommandState> ended, List<Long> latencies) {
    /** The most of each. */
    static final int MOST = 40;

    Trend {
        ended = List.copyOf(ended);
        latencies = List.copyOf(latencies);
    }

    /** @param commands newest first */
    static Trend of(List<CommandStatus> commands) {
        List<CommandState> ended = new ArrayList<>();
        List<Long> latencies = new ArrayList<>();
        for (CommandStatus status : commands) {
            if (status.state().isFinal() && ended.size() < MOST) {
                ended.add(status.state());
            }
            Optional<Instant> received = received(status);
            if (received.isPresent() && latencies.size() < MOST) {
                latencies.add(Math.max(
                        0,
                        Duration.between(status.progress().sentAt(), received.get())
                                .toMillis()));
            }
        }
        Collections.reverse(ended);
        Collections.reverse(latencies);
        return new Trend(ended, latencies);
    }

    /** When the node said that it has the command: it was in contact then. */
    static Optional<Instant> received(CommandStatus status) {
        return status.progress().words().stream()
                .filter(word -> word.state() == CommandState.RECEIVED)
                .map(word -> word.at())
                .findFirst();
    }

    /** How many ended well. */
    long succeeded() {
        return ended.stream().filter(state -> state == CommandState.SUCCEEDED).count();
    }

    /** The latency in the middle. */
    OptionalLong median() {
        List<Long> sorted = latencies.stream().sorted().toList();
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get(sorted.size() / 2));
    }

    /** The greatest latency. */
    OptionalLong slowest() {
        return latencies.stream().mapToLong(Long::longValue).max();
    }

    /**
     * Heights of bars: of the logarithm, since a node that was away answers after hours and one that is there within
     * milliseconds. Where there are few, the last ones are zero.
     */
    double[] bars() {
        double[] bars = new double[MOST];
        for (int i = 0; i < latencies.size(); i++) {
            bars[i] = 1 + Math.log10(1.0 + latencies.get(i));
        }
        return bars;
    }
}
