package steward.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds random expressions around changes of clocks against an oracle that looks at every single minute. */
class CronOracleTest {
    private static final Duration AROUND = Duration.ofHours(40);
    private static final List<String> ZONES = List.of(
            "Europe/Oslo",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "Africa/Cairo",
            "Africa/Casablanca",
            "America/Sao_Paulo",
            "Pacific/Chatham",
            "UTC");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheOracle(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Instant from = changeAfter(
                            Instant.parse("2014-01-01T00:00:00Z")
                                    .plus(random.nextInt(7_000), java.time.temporal.ChronoUnit.DAYS),
                            zone)
                    .minus(AROUND);
            Instant until = from.plus(AROUND.multipliedBy(2));
            String expression = expression(random, LocalDateTime.ofInstant(from.plus(AROUND), zone));
            assertThat(due(expression, zone, from, until))
                    .as("%s in %s from %s (seed %d)", expression, zone, from, seed)
                    .isEqualTo(oracle(expression, zone, from, until));
        }
    }

    private static Instant changeAfter(Instant instant, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
        return change == null ? instant : change.getInstant();
    }

    private static List<Instant> due(String expression, ZoneId zone, Instant from, Instant until) {
        CronExpression cron = CronExpression.parse(expression);
        List<Instant> due = new ArrayList<>();
        Instant next = cron.next(from, zone).orElse(until);
        while (next.isBefore(until)) {
            due.add(next);
            next = cron.next(next, zone).orElse(until);
        }
        return due;
    }

    private static List<Instant> oracle(String expression, ZoneId zone, Instant from, Instant until) {
        String[] fields = expression.split(" ");
        boolean goesByTheClock = fields[0].startsWith("*") || fields[1].startsWith("*");
        TreeSet<Instant> due = new TreeSet<>();
        if (goesByTheClock) {
            for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                if (at.isAfter(from) && fits(fields, LocalDateTime.ofInstant(at, zone))) {
                    due.add(at);
                }
            }
            return List.copyOf(due);
        }
        LocalDateTime local = LocalDateTime.ofInstant(from, ZoneOffset.UTC).minusDays(2);
        LocalDateTime end = local.plusDays(10);
        for (; local.isBefore(end); local = local.plusMinutes(1)) {
            if (fits(fields, local)) {
                due.add(meaning(local, zone));
            }
        }
        return due.stream().filter(at -> at.isAfter(from) && at.isBefore(until)).toList();
    }

    /** Minute by minute: the first instant at which a clock shows that time, or any later one. */
    private static Instant meaning(LocalDateTime local, ZoneId zone) {
        Instant at = local.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(15));
        while (LocalDateTime.ofInstant(at, zone).isBefore(local)) {
            at = at.plusSeconds(Math.max(
                    60,
                    Duration.between(LocalDateTime.ofInstant(at, zone), local).toSeconds() / 2 / 60 * 60));
        }
        Instant earlier = at;
        for (int minutes = 0; minutes < 200; minutes++) {
            Instant before = at.minusSeconds(60L * minutes);
            if (!LocalDateTime.ofInstant(before, zone).isBefore(local)) {
                earlier = before;
            }
        }
        return earlier;
    }

    private static boolean fits(String[] fields, LocalDateTime at) {
        boolean day = contains(fields[2], at.getDayOfMonth(), 1, 31);
        boolean weekday = contains(fields[4], at.getDayOfWeek().getValue() % 7, 0, 6);
        boolean isEither = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return contains(fields[0], at.getMinute(), 0, 59)
                && contains(fields[1], at.getHour(), 0, 23)
                && contains(fields[3], at.getMonthValue(), 1, 12)
                && (isEither ? day || weekday : day && weekday);
    }

    private static boolean contains(String field, int value, int least, int most) {
        for (String item : field.split(",")) {
            String[] step = item.split("/");
            int first = step[0].equals("*") ? least : Integer.parseInt(step[0].split("-")[0]);
            int last = step[0].equals("*")
                    ? most
                    : step[0].contains("-") ? Integer.parseInt(step[0].split("-")[1]) : first;
            int by = step.length > 1 ? Integer.parseInt(step[1]) : 1;
            if (value >= first && value <= last && (value - first) % by == 0) {
                return true;
            }
        }
        return false;
    }

    private static String expression(Random random, LocalDateTime near) {
        String hour = random.nextInt(3) == 0 ? field(random, 0, 23) : random.nextInt(4) + "-" + (4 + random.nextInt(3));
        String month = random.nextInt(4) == 0 ? field(random, 1, 12) + "," + near.getMonthValue() : "*";
        return field(random, 0, 59) + " " + hour + " " + field(random, 1, 28) + " " + month + " "
                + (random.nextBoolean() ? "*" : field(random, 0, 6));
    }

    private static String field(Random random, int least, int most) {
        int low = least + random.nextInt(most - least);
        int high = low + random.nextInt(most - low + 1);
        return switch (random.nextInt(6)) {
            case 0 -> "*";
            case 1 -> "*/" + (1 + random.nextInt(20));
            case 2 -> low + "-" + high;
            case 3 -> low + "-" + high + "/" + (1 + random.nextInt(9));
            case 4 -> low + "," + high;
            default -> String.valueOf(low);
        };
    }
}
