package steward.console.desktop.schedule;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import steward.console.desktop.keep.Draft;
import steward.message.NodeName;
import steward.method.Methods;

/** Orders about schedules as drafts for the composer, which shows whom they reach before anything is signed. */
final class ScheduleDrafts {
    private ScheduleDrafts() {}

    static Draft add(String targets) {
        return draft(targets, Map.of("action", "add", "cron", "30 2 * * *", "arguments", "command="));
    }

    static Draft ask(String targets) {
        return draft(targets, Map.of("action", "list"));
    }

    /** By the name that they share, else by the id of the first. */
    static Draft remove(List<ScheduleRow> rows) {
        String name = rows.get(0).schedule().name();
        return draft(
                targets(rows.stream()
                        .filter(row -> row.schedule().name().equals(name))
                        .map(ScheduleRow::node)
                        .toList()),
                Map.of("action", "remove", "name", name));
    }

    static String targets(List<NodeName> nodes) {
        return nodes.stream().distinct().map(NodeName::value).collect(Collectors.joining(","));
    }

    /** Obeyed twice they do the same as once, so they may be after a crash. */
    private static Draft draft(String targets, Map<String, String> fields) {
        return new Draft(targets, Methods.SCHEDULE.name().value(), "operatingsystem", fields, "", "", true, "");
    }
}
