package steward.console.cli.render;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import steward.codec.Json;
import steward.console.schedule.HeldSchedule;
import steward.console.schedule.UnitSchedules;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What units say that they run by themselves, as one JSON object. */
public final class ScheduleJson {
    private ScheduleJson() {}

    /** The schedules of these units, in their order. */
    public static ObjectNode of(List<UnitSchedules> units, Instant now) {
        ObjectNode all = Json.object();
        ArrayNode nodes = all.putArray("nodes");
        for (UnitSchedules unit : units) {
            ObjectNode node = nodes.addObject()
                    .put("node", unit.node().value())
                    .put("asOf", unit.asOf().toString())
                    .put("whole", unit.isWhole());
            ArrayNode schedules = node.putArray("schedules");
            unit.entries().forEach(entry -> schedules.add(schedule(entry, now)));
        }
        return all;
    }

    private static ObjectNode schedule(UnitSchedules.Entry entry, Instant now) {
        HeldSchedule held = entry.held();
        ObjectNode told = Json.object()
                .put("id", held.id().toString())
                .put("name", held.schedule().name())
                .put("operator", held.operator().value())
                .put("words", held.words())
                .put("zone", held.zone().getId())
                .put("method", held.schedule().method().value())
                .put("domain", held.schedule().domain().value())
                .put("overlap", held.schedule().overlaps())
                .put("missed", held.schedule().missed().name().toLowerCase(Locale.ROOT))
                .put("runs", held.runs())
                .put("skipped", held.skipped());
        if (held.hasArguments()) {
            told.set("arguments", Json.node(held.schedule().arguments()));
        }
        held.schedule().until().ifPresent(until -> told.put("until", until.toString()));
        held.next(now).ifPresent(next -> told.put("next", next.toString()));
        entry.last().ifPresent(last -> told.set("last", JobJson.command(last, now)));
        return told;
    }
}
