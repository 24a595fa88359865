package steward.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.text.NearestName;
import steward.text.Quoted;

/**
 * A cron expression of five fields, by the rules of Vixie's cron as crontab(5) and cron(8) of Debian state them.
 *
 * <p>Where neither day field is a star, a day fits when either does. Where clocks go forward, an expression with a star in
 * hour or minute leaves out what does not exist; any other is due at the first instant after the gap. Where clocks go
 * back, one with a star goes on through both passes; any other is due in the first pass only.
 *
 * @param text as it was written
 */
public record CronExpression(
        String text, CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays) {
    /** An expression must be due at least once in so many years. */
    static final int MOST_YEARS = 60;

    private static final LocalDateTime SOME_START = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final Map<String, String> NAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    /** @throws IllegalArgumentException naming the field, the rule and the remedy */
    public static CronExpression parse(String text) {
        String written = text.strip();
        String[] fields = written.startsWith("@") ? named(written).split(" ") : written.split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "the cron expression " + Quoted.text(text) + " has " + fields.length
                            + " fields: write minute, hour, day of the month, month and day of the week, such as 30 2 * * mon-fri");
        }
        CronExpression cron = new CronExpression(
                written,
                CronField.parse(CronField.Kind.MINUTE, fields[0]),
                CronField.parse(CronField.Kind.HOUR, fields[1]),
                CronField.parse(CronField.Kind.DAY, fields[2]),
                CronField.parse(CronField.Kind.MONTH, fields[3]),
                CronField.parse(CronField.Kind.WEEKDAY, fields[4]));
        if (cron.nextLocal(SOME_START).isEmpty()) {
            throw new IllegalArgumentException("the cron expression " + Quoted.text(text)
                    + " is never due: no month that it names has such a day; change day or month");
        }
        return cron;
    }

    private static String named(String name) {
        @Nullable String fields = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (fields == null) {
            throw new IllegalArgumentException("the cron expression " + Quoted.text(name) + " is not known: "
                    + NearestName.remedy(name, NAMES.keySet().stream().sorted().toList()));
        }
        return fields;
    }

    /** The first instant after that one at which it is due in that zone; empty when it is none in {@value #MOST_YEARS} years. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return goesByTheClock() ? nextByTheClock(after, zone.getRules()) : nextPlanned(after, zone.getRules());
    }

    /** Whether it is due again and again by what the clock shows, not at times somebody chose. */
    private boolean goesByTheClock() {
        return minutes.isStar() || hours.isStar();
    }

    private Optional<Instant> nextByTheClock(Instant after, ZoneRules rules) {
        Instant from = after;
        while (true) {
            ZoneOffset offset = rules.getOffset(from);
            LocalDateTime least = LocalDateTime.ofInstant(from, offset);
            Optional<Instant> next = nextLocal(ceiling(least)).map(local -> local.toInstant(offset));
            if (next.isPresent() && !next.get().isAfter(after)) {
                next = nextLocal(ceiling(least).plusMinutes(1)).map(local -> local.toInstant(offset));
            }
            @Nullable ZoneOffsetTransition change = rules.nextTransition(from);
            if (next.isEmpty() || change == null || next.get().isBefore(change.getInstant())) {
                return next;
            }
            from = change.getInstant();
        }
    }

    private Optional<Instant> nextPlanned(Instant after, ZoneRules rules) {
        LocalDateTime from = LocalDateTime.ofInstant(after, rules.getOffset(after));
        Optional<LocalDateTime> local = nextLocal(from.truncatedTo(ChronoUnit.MINUTES));
        while (local.isPresent()) {
            Instant next = LocalTimes.instant(local.get(), rules);
            if (next.isAfter(after)) {
                return Optional.of(next);
            }
            local = nextLocal(local.get().plusMinutes(1));
        }
        return Optional.empty();
    }

    private static LocalDateTime ceiling(LocalDateTime time) {
        LocalDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(time) ? minute : minute.plusMinutes(1);
    }

    /** The first time from that one on that fits, as if clocks never changed. */
    private Optional<LocalDateTime> nextLocal(LocalDateTime from) {
        LocalDate date = from.toLocalDate();
        LocalDate last = date.plusYears(MOST_YEARS);
        LocalTime least = from.toLocalTime();
        while (!date.isAfter(last)) {
            if (!months.fits(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
                least = LocalTime.MIDNIGHT;
                continue;
            }
            Optional<LocalTime> time = fits(date) ? nextTime(least) : Optional.empty();
            if (time.isPresent()) {
                return Optional.of(date.atTime(time.get()));
            }
            date = date.plusDays(1);
            least = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    private boolean fits(LocalDate date) {
        boolean fitsDay = days.fits(date.getDayOfMonth());
        boolean fitsWeekday = weekdays.fits(date.getDayOfWeek().getValue() % 7);
        return (days.isStar() || weekdays.isStar()) ? (fitsDay && fitsWeekday) : (fitsDay || fitsWeekday);
    }

    private Optional<LocalTime> nextTime(LocalTime from) {
        int hour = hours.from(from.getHour());
        int minute = minutes.from(hour == from.getHour() ? from.getMinute() : 0);
        if (hour >= 0 && minute < 0) {
            hour = hours.from(hour + 1);
            minute = minutes.from(0);
        }
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    @Override
    public String toString() {
        return text;
    }
}
