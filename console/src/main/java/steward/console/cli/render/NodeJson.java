package steward.console.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import steward.codec.Json;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.message.LedgerSummary;
import steward.message.Presence;
import steward.message.ProcessStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nodes and the grid as JSON. Ages are whole seconds, offsets are seconds, instants are ISO-8601 in UTC. */
public final class NodeJson {
    private static final double MILLIS = 1000.0;

    private NodeJson() {}

    /** What the nodes last said of themselves. */
    public static ObjectNode nodes(List<NodeStatus> nodes, Instant now) {
        ObjectNode document = Json.object().put("now", now.toString());
        ArrayNode list = document.putArray("nodes");
        nodes.forEach(node -> {
            ObjectNode entry = head(list.addObject(), node, now);
            node.presence().ifPresent(presence -> presence(entry, node, presence));
        });
        return document;
    }

    /** The last ack on each subject of the nodes, and what they have not confirmed to have. */
    public static ObjectNode grid(List<GridRow> rows, Instant now) {
        ObjectNode document = Json.object().put("now", now.toString());
        ArrayNode list = document.putArray("nodes");
        rows.forEach(row -> {
            ObjectNode entry = list.addObject();
            row.status().ifPresentOrElse(node -> head(entry, node, now), () -> entry.put(
                            "node", row.name().value())
                    .put("state", "unknown"));
            ArrayNode cells = entry.putArray("cells");
            row.cells().forEach(cell -> cell(cells.addObject(), cell, now));
            ArrayNode undelivered = entry.putArray("undelivered");
            new TreeMap<>(row.undelivered()).values().forEach(waiting -> undelivered
                    .addObject()
                    .put("subject", waiting.column().toString())
                    .put("count", waiting.count())
                    .put("oldest", waiting.oldest().toString()));
        });
        return document;
    }

    private static ObjectNode head(ObjectNode entry, NodeStatus node, Instant now) {
        return entry.put("node", node.name().value())
                .put("state", ContactText.name(node.contact(now)))
                .put("lastContact", node.heardAt().toString())
                .put("ageSeconds", node.age(now).toSeconds());
    }

    private static void cell(ObjectNode entry, Cell cell, Instant now) {
        Duration age = Duration.between(cell.at(), now);
        entry.put("subject", cell.column().toString())
                .put("method", cell.column().method().value())
                .put("domain", cell.column().domain().value())
                .put("state", cell.state().name())
                .put("at", cell.at().toString())
                .put("ageSeconds", Math.max(0, age.toSeconds()));
        cell.exitCode().ifPresent(code -> entry.put("exitCode", code));
        entry.put("command", cell.command().toString()).put("job", cell.job().toString());
    }

    private static void presence(ObjectNode entry, NodeStatus node, Presence presence) {
        entry.put("version", presence.version())
                .put("startedAt", presence.startedAt().toString())
                .put("host", presence.host())
                .put("bootId", presence.bootId())
                .put("clockOffsetSeconds", presence.clockOffset().toMillis() / MILLIS)
                .put("queued", node.queued())
                .put("running", node.running());
        map(entry.putObject("labels"), presence.labels());
        map(entry.putObject("facts"), presence.facts());
        ArrayNode addresses = entry.putArray("addresses");
        presence.addresses().forEach(addresses::add);
        ArrayNode methods = entry.putArray("methods");
        presence.methods().forEach(method -> methods.add(method.value()));
        ArrayNode processes = entry.putArray("processes");
        presence.processes().forEach(process -> process(processes.addObject(), process));
        ledger(entry.putObject("ledger"), presence.ledger());
    }

    private static void process(ObjectNode entry, ProcessStatus process) {
        entry.put("method", process.method().value())
                .put("domain", process.domain().value())
                .put("state", process.state().wireName())
                .put("queued", process.queued())
                .put("running", process.running())
                .put("restarts", process.restarts());
    }

    private static void ledger(ObjectNode entry, LedgerSummary ledger) {
        entry.put("id", ledger.id().toString())
                .put("epoch", ledger.epoch())
                .put("open", ledger.openCount())
                .put("outbox", ledger.outbox());
    }

    private static void map(ObjectNode entry, Map<String, String> values) {
        new TreeMap<>(values).forEach(entry::put);
    }
}
