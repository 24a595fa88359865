package steward.console.cli.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import steward.calendar.TimingWords;
import steward.codec.Json;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.schedule.Schedule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schedule read back before it is sent: in plain words, with the next times.
 *
 * @param now by the broker's clock, from where intervals count
 */
public record ScheduleEcho(Schedule schedule, Instant now) {
    private static final int MOST_TIMES = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

    /** For people. */
    public String text() {
        String zone = schedule.zone().map(ZoneId::getId).orElse("each node's own zone");
        StringBuilder text = new StringBuilder("schedule \"" + SafeText.line(schedule.name()) + "\": "
                + TimingWords.of(schedule.timing()) + ", by the clocks of " + zone + '\n');
        text.append("  runs ").append(schedule.method()).append('.').append(schedule.domain());
        String arguments = SafeText.line(ArgumentsText.of(schedule.arguments()));
        text.append(arguments.isEmpty() ? "" : ": " + arguments).append('\n');
        List<Instant> times = times();
        if (!times.isEmpty()) {
            String here = schedule.zone().isPresent() ? "" : " (by the clocks here, " + zone().getId() + ")";
            text.append("  next").append(here).append(":\n");
            times.forEach(time ->
                    text.append("    ").append(TIME.format(time.atZone(zone()))).append('\n'));
        }
        schedule.until()
                .ifPresent(until -> text.append("  until ").append(until).append('\n'));
        return text.toString();
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode line = Json.object()
                .put("event", "schedule")
                .put("name", schedule.name())
                .put("words", TimingWords.of(schedule.timing()));
        schedule.zone().ifPresent(zone -> line.put("zone", zone.getId()));
        ArrayNode next = line.putArray("next");
        times().forEach(time -> next.add(time.toString()));
        return line;
    }

    private ZoneId zone() {
        return schedule.zone().orElse(ZoneId.systemDefault());
    }

    private List<Instant> times() {
        return Stream.iterate(next(now), Optional::isPresent, last -> next(last.orElseThrow()))
                .limit(MOST_TIMES)
                .map(Optional::orElseThrow)
                .toList();
    }

    private Optional<Instant> next(Instant after) {
        return schedule.next(after, now, zone());
    }
}
