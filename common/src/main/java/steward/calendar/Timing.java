package steward.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import steward.text.Quoted;
import steward.time.Durations;

/** When something is due. */
public sealed interface Timing {
    /** The shortest interval. */
    Duration SHORTEST = Duration.ofSeconds(1);

    /** The longest interval. */
    Duration LONGEST = Duration.ofDays(3_660);

    /**
     * The first instant after that one at which it is due; empty when there is none, and where no clock tells.
     *
     * @param origin from where intervals count
     * @param zone whose clocks hold
     */
    Optional<Instant> next(Instant after, Instant origin, ZoneId zone);

    /** By a cron expression. */
    record Cron(CronExpression expression) implements Timing {
        @Override
        public Optional<Instant> next(Instant after, Instant origin, ZoneId zone) {
            return expression.next(after, zone);
        }
    }

    /** Each time that an interval has passed since the origin, whatever clocks on walls show. */
    record Every(Duration interval) implements Timing {
        @Override
        public Optional<Instant> next(Instant after, Instant origin, ZoneId zone) {
            Instant start = origin.truncatedTo(ChronoUnit.SECONDS);
            if (after.isBefore(start)) {
                return Optional.of(start.plus(interval));
            }
            long passed = Duration.between(start, after).dividedBy(interval);
            return Optional.of(start.plus(interval.multipliedBy(passed + 1)));
        }
    }

    /** Once, when a clock in the zone shows that time. */
    record AtLocal(LocalDateTime time) implements Timing {
        @Override
        public Optional<Instant> next(Instant after, Instant origin, ZoneId zone) {
            return Optional.of(LocalTimes.instant(time, zone.getRules())).filter(after::isBefore);
        }
    }

    /** Once, at that instant. */
    record AtInstant(Instant instant) implements Timing {
        @Override
        public Optional<Instant> next(Instant after, Instant origin, ZoneId zone) {
            return Optional.of(instant).filter(after::isBefore);
        }
    }

    /** When something happens. */
    record On(Occasion occasion) implements Timing {
        @Override
        public Optional<Instant> next(Instant after, Instant origin, ZoneId zone) {
            return Optional.empty();
        }
    }

    /** What can happen on a unit. */
    enum Occasion {
        /** Its agent has started. */
        START,
        /** Its link is back. */
        RECONNECT
    }

    /** @throws IllegalArgumentException naming the text, the rule and the remedy; so do the next two */
    static Timing cron(String text) {
        return new Cron(CronExpression.parse(text));
    }

    /** An interval as {@link Durations} reads it. */
    static Timing every(String text) {
        Duration interval = Durations.parse(text);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the interval " + Quoted.text(text) + " is not between "
                    + Durations.print(SHORTEST) + " and " + Durations.print(LONGEST));
        }
        return new Every(interval);
    }

    /** A date and time of ISO-8601, with an offset or without: then by the clocks of the zone. */
    static Timing at(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return iso.matches(".*T.*(Z|[+-][0-9:]+)")
                    ? new AtInstant(OffsetDateTime.parse(iso).toInstant())
                    : new AtLocal(LocalDateTime.parse(iso));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the time " + Quoted.text(text)
                            + " is not one: write 2030-01-31T18:00, or 2030-01-31T18:00Z for a time that no zone changes",
                    e);
        }
    }
}
