package steward.agent.unit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import steward.codec.Json;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.OnInterrupt;

/** A schedule as the unit tells of it: under the names of the arguments that gave it, and how far it got. */
final class ScheduleText {
    private static final List<String> TIMINGS = List.of("cron", "every", "at", "on");
    private static final int MOST_ARGUMENTS = 1_000;

    private ScheduleText() {}

    /** @param state of a run that the unit remembers */
    static Attributes of(
            HeldSchedule held, Optional<Instant> next, ZoneId zone, Function<CommandId, Optional<String>> state) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", held.id().toString());
        told.put("name", held.schedule().name());
        told.put("operator", held.order().operator().value());
        TIMINGS.forEach(name -> held.order().arguments().get(name).ifPresent(text -> told.put(name, text)));
        told.put("zone", held.schedule().zone().orElse(zone).getId());
        told.put("method", held.schedule().method().value());
        told.put("domain", held.schedule().domain().value());
        putArguments(told, held.schedule().arguments());
        told.put("runLimit", held.schedule().runLimit().toString());
        told.put("rerun", held.schedule().onInterrupt() == OnInterrupt.RERUN);
        told.put("overlap", held.schedule().overlaps());
        told.put("missed", held.schedule().missed().name().toLowerCase(java.util.Locale.ROOT));
        held.schedule().until().ifPresent(until -> told.put("until", until.toString()));
        told.put("since", held.order().createdAt().toString());
        next.ifPresent(at -> told.put("next", at.toString()));
        putProgress(told, held.progress(), state);
        return new Attributes(told);
    }

    /** Large ones stand in the order, which whoever sent it has. */
    private static void putArguments(Map<String, Object> told, Attributes arguments) {
        boolean isSmall = Json.writeAttributes(arguments).length <= MOST_ARGUMENTS;
        told.put(isSmall ? "arguments" : "argumentsLeftOut", isSmall ? arguments.values() : true);
    }

    private static void putProgress(
            Map<String, Object> told, HeldSchedule.Progress progress, Function<CommandId, Optional<String>> state) {
        told.put("runs", progress.runs());
        told.put("skipped", progress.skipped());
        progress.last().ifPresent(last -> {
            told.put("lastRun", last.command().toString());
            told.put("lastPlanned", last.planned().toString());
            state.apply(last.command()).ifPresent(word -> told.put("lastState", word));
        });
    }
}
