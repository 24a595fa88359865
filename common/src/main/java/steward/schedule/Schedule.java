package steward.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import steward.calendar.Timing;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.OnInterrupt;

/**
 * Something that a unit does again and again by itself.
 *
 * @param name unique on a unit
 * @param timing when
 * @param zone by whose clocks; the unit's own where it is empty
 * @param method what each run does
 * @param domain what that method is for
 * @param arguments of that method
 * @param runLimit each run is killed after; zero means no limit
 * @param onInterrupt what becomes of a run that the agent died under
 * @param overlaps whether a run may begin while the one before goes on
 * @param missed what becomes of runs whose time passed while the agent was off
 * @param until not due after that instant
 */
public record Schedule(
        String name,
        Timing timing,
        Optional<ZoneId> zone,
        MethodName method,
        Domain domain,
        Attributes arguments,
        Duration runLimit,
        OnInterrupt onInterrupt,
        boolean overlaps,
        MissedRuns missed,
        Optional<Instant> until) {
    /** The most characters of a name. */
    public static final int MOST_NAME = 100;

    /**
     * The first instant after that one at which it is due.
     *
     * @param origin from where intervals count: when the order was made
     * @param own the unit's own zone
     */
    public Optional<Instant> next(Instant after, Instant origin, ZoneId own) {
        return timing.next(after, origin, zone.orElse(own))
                .filter(next -> until.map(last -> !next.isAfter(last)).orElse(true));
    }

    /** Whether something that happens makes it due, and not a clock. */
    public boolean isOn(Timing.Occasion occasion) {
        return timing.equals(new Timing.On(occasion));
    }
}
