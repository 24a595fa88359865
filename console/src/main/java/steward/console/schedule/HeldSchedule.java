package steward.console.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.calendar.TimingWords;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.InvalidNameException;
import steward.message.OperatorName;
import steward.method.InvalidArgumentException;
import steward.schedule.Schedule;
import steward.schedule.ScheduleOrder;

/**
 * A schedule as its unit tells of it.
 *
 * @param id of the order that gave it
 * @param operator who signed that
 * @param schedule what it says, by the clocks of {@code zone}
 * @param zone by whose clocks it goes
 * @param since when the order was made, from where intervals count
 * @param hasArguments false when they are too large to be told: the order has them
 * @param runs how many there were
 * @param skipped how many planned times were left out
 */
public record HeldSchedule(
        CommandId id,
        OperatorName operator,
        Schedule schedule,
        ZoneId zone,
        Instant since,
        boolean hasArguments,
        long runs,
        long skipped) {
    private static final List<String> TAKEN_OVER = List.of(
            "name",
            "cron",
            "every",
            "at",
            "on",
            "zone",
            "method",
            "domain",
            "arguments",
            "runLimit",
            "overlap",
            "missed",
            "until");

    /**
     * Reads one line of a unit's answer.
     *
     * @throws MalformedMessageException when it is not an object
     * @throws IllegalArgumentException when that is no schedule
     */
    public static HeldSchedule read(byte[] line) {
        Attributes told = Json.readAttributes(line);
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("action", "add");
        TAKEN_OVER.forEach(name -> told.get(name).ifPresent(value -> order.put(name, value)));
        if (told.get("rerun").equals(Optional.of(true))) {
            order.put("onInterrupt", "rerun");
        }
        try {
            ScheduleOrder.Add add = (ScheduleOrder.Add) ScheduleOrder.of(new Attributes(order));
            return new HeldSchedule(
                    CommandId.parse(text(told, "id")),
                    new OperatorName(text(told, "operator")),
                    add.schedule(),
                    ZoneId.of(text(told, "zone")),
                    Instant.parse(text(told, "since")),
                    told.get("arguments").isPresent(),
                    number(told, "runs"),
                    number(told, "skipped"));
        } catch (InvalidArgumentException | InvalidNameException | DateTimeException e) {
            throw new IllegalArgumentException("a line of an answer is no schedule: " + e.getMessage(), e);
        }
    }

    private static String text(Attributes told, String name) {
        return String.valueOf(told.get(name).orElse(""));
    }

    private static long number(Attributes told, String name) {
        return told.get(name).orElse(0L) instanceof Long number ? number : 0;
    }

    /** Its timing in plain words, without the zone. */
    public String words() {
        return TimingWords.of(schedule.timing());
    }

    /** The first instant after that one at which it is due; empty when no clock makes it due. */
    public Optional<Instant> next(Instant after) {
        return schedule.next(after, since, zone);
    }
}
