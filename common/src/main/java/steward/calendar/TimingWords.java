package steward.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import steward.time.Durations;

/** A timing in plain words. */
public final class TimingWords {
    private static final int MOST_TIMES = 6;

    private TimingWords() {}

    /** Such as "at 02:30 on Monday to Friday"; the zone is not in it. */
    public static String of(Timing timing) {
        if (timing instanceof Timing.Cron cron) {
            return of(cron.expression());
        } else if (timing instanceof Timing.Every every) {
            return "every " + Durations.print(every.interval());
        } else if (timing instanceof Timing.AtLocal at) {
            return "once, at " + at.time().toString().replace('T', ' ');
        } else if (timing instanceof Timing.AtInstant at) {
            return "once, at " + at.instant();
        }
        return timing.equals(new Timing.On(Timing.Occasion.START))
                ? "each time the agent starts"
                : "each time the link is back";
    }

    private static String of(CronExpression cron) {
        return time(cron) + day(cron) + month(cron);
    }

    private static String time(CronExpression cron) {
        List<Integer> minutes = values(cron.minutes(), 0, 59);
        List<Integer> hours = values(cron.hours(), 0, 23);
        if (hours.size() == 24) {
            return everyHour(minutes);
        }
        if (minutes.size() * hours.size() <= MOST_TIMES) {
            List<String> times = new ArrayList<>();
            hours.forEach(hour -> minutes.forEach(
                    minute -> times.add(LocalTime.of(hour, minute).toString())));
            return "at " + joined(times);
        }
        return everyHour(minutes) + " from the hours "
                + ranges(hours, hour -> LocalTime.of(hour, 0).toString());
    }

    private static String everyHour(List<Integer> minutes) {
        if (minutes.size() == 60) {
            return "every minute";
        }
        int step = minutes.size() > 1 ? minutes.get(1) - minutes.get(0) : 0;
        boolean isEven = minutes.get(0) == 0 && step > 0 && 60 % step == 0 && minutes.size() == 60 / step;
        if (isEven) {
            boolean isRegular = IntStream.range(0, minutes.size()).allMatch(i -> minutes.get(i) == i * step);
            if (isRegular) {
                return "every " + step + " minutes";
            }
        }
        return minutes.equals(List.of(0)) ? "every hour" : "every hour at minute " + ranges(minutes, String::valueOf);
    }

    private static String day(CronExpression cron) {
        List<Integer> days = values(cron.days(), 1, 31);
        List<Integer> weekdays = values(cron.weekdays(), 0, 6);
        boolean hasDays = days.size() < 31;
        boolean hasWeekdays = weekdays.size() < 7;
        String ofMonth = "on day " + ranges(days, String::valueOf) + " of the month";
        String ofWeek = "on " + ranges(weekdays, TimingWords::weekday);
        if (hasDays && hasWeekdays) {
            boolean isEither = !cron.days().isStar() && !cron.weekdays().isStar();
            return " " + ofMonth + (isEither ? " or " : " if that is ") + (isEither ? ofWeek : ofWeek.substring(3));
        }
        return hasDays ? " " + ofMonth : hasWeekdays ? " " + ofWeek : "";
    }

    private static String month(CronExpression cron) {
        List<Integer> months = values(cron.months(), 1, 12);
        return months.size() == 12 ? "" : " in " + ranges(months, TimingWords::monthName);
    }

    private static String weekday(int day) {
        return DayOfWeek.of(day == 0 ? 7 : day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String monthName(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static List<Integer> values(CronField field, int least, int most) {
        return IntStream.rangeClosed(least, most).filter(field::fits).boxed().toList();
    }

    /** Three and more in a row are told by the first and the last. */
    private static String ranges(List<Integer> values, IntFunction<String> name) {
        List<String> parts = new ArrayList<>();
        int first = 0;
        while (first < values.size()) {
            int last = first;
            while (last + 1 < values.size() && values.get(last + 1) == values.get(last) + 1) {
                last++;
            }
            if (last - first >= 2) {
                parts.add(name.apply(values.get(first)) + " to " + name.apply(values.get(last)));
            } else {
                values.subList(first, last + 1).forEach(value -> parts.add(name.apply(value)));
            }
            first = last + 1;
        }
        return joined(parts);
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
