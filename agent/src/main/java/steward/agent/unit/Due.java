package steward.agent.unit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The planned times of a schedule that have come and are not settled.
 *
 * @param newest of them
 * @param before how many more, at most {@link #MOST_COUNTED}
 */
record Due(Instant newest, long before) {
    /** Beyond that many nobody counts. */
    static final long MOST_COUNTED = 10_000;

    private static final Duration FIRST_WINDOW = Duration.ofMinutes(1);

    /** What has come by now; empty where nothing has. */
    static Optional<Due> of(HeldSchedule held, Instant now, ZoneId own) {
        Instant upTo = held.progress().front(now);
        return newest(held, upTo, now, own).map(newest -> new Due(newest, count(held, upTo, newest, own)));
    }

    private static long count(HeldSchedule held, Instant after, Instant before, ZoneId own) {
        long count = 0;
        Optional<Instant> next = held.after(after, own);
        while (count < MOST_COUNTED && next.isPresent() && next.get().isBefore(before)) {
            count++;
            next = held.after(next.get(), own);
        }
        return count;
    }

    /** Looks back in windows that double, so that years of absence take no longer than a day. */
    private static Optional<Instant> newest(HeldSchedule held, Instant after, Instant now, ZoneId own) {
        Duration window = FIRST_WINDOW;
        while (true) {
            Instant from = now.minus(window).isBefore(after) ? after : now.minus(window);
            Optional<Instant> found = lastUpTo(held, from, now, own);
            if (found.isPresent() || !from.isAfter(after)) {
                return found;
            }
            window = window.multipliedBy(2);
        }
    }

    private static Optional<Instant> lastUpTo(HeldSchedule held, Instant after, Instant now, ZoneId own) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = held.after(after, own).filter(at -> !at.isAfter(now));
        while (next.isPresent()) {
            last = next;
            next = held.after(next.get(), own).filter(at -> !at.isAfter(now));
        }
        return last;
    }
}
