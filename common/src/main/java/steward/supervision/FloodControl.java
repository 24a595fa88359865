package steward.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first {@link #MOST_PER_WINDOW} errors of a code from a process through in each {@link #WINDOW}, counts the
 * others, and gives one summary for them when the window is over. At most {@link #MOST_KINDS} kinds are counted at once;
 * the oldest gives way and is summarised early. Pure, and not safe for several threads.
 */
final class FloodControl {
    static final int MOST_PER_WINDOW = 5;
    static final int MOST_KINDS = 256;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    /**
     * What is to be published now that this error has come: summaries of what is over, and the error itself unless it
     * is one too many.
     *
     * @param now on the monotonic clock
     */
    List<ProcessError> admit(ProcessError error, long now) {
        List<ProcessError> published = due(now);
        Kind kind = new Kind(error.process(), error.code());
        Count count = counts.get(kind);
        if (count == null) {
            if (counts.size() == MOST_KINDS) {
                Iterator<Count> oldest = counts.values().iterator();
                oldest.next().summary(published);
                oldest.remove();
            }
            count = new Count(now);
            counts.put(kind, count);
        }
        if (count.passed < MOST_PER_WINDOW) {
            count.passed++;
            published.add(error);
        } else {
            count.held++;
            count.last = error;
        }
        return published;
    }

    /** The summaries of the windows that are over. */
    List<ProcessError> due(long now) {
        List<ProcessError> summaries = new ArrayList<>();
        Iterator<Count> all = counts.values().iterator();
        while (all.hasNext()) {
            Count count = all.next();
            if (now - count.since < WINDOW.toNanos()) {
                break;
            }
            count.summary(summaries);
            all.remove();
        }
        return summaries;
    }

    /** The summaries of all windows, over or not. */
    List<ProcessError> all() {
        List<ProcessError> summaries = new ArrayList<>();
        counts.values().forEach(count -> count.summary(summaries));
        counts.clear();
        return summaries;
    }

    /** Whether nothing is being counted. */
    boolean isIdle() {
        return counts.isEmpty();
    }

    private record Kind(ProcessName process, FaultCode code) {}

    private static final class Count {
        private final long since;
        private int passed;
        private long held;
        private @Nullable ProcessError last;

        Count(long since) {
            this.since = since;
        }

        void summary(List<ProcessError> summaries) {
            if (last != null) {
                summaries.add(last.times(held));
            }
        }
    }
}
