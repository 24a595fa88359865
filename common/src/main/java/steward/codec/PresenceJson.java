package steward.codec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import steward.message.LedgerSummary;
import steward.message.Message;
import steward.message.MethodName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.ProcessStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A presence as a tree: {@code v node instance state version at period startedAt bootId host ... processes ledger}. */
final class PresenceJson {
    private static final Shape<PresenceState> STATE = Shape.oneOf(PresenceState.values(), PresenceState::wireName);
    private static final Shape<ProcessStatus.State> PROCESS_STATE =
            Shape.oneOf(ProcessStatus.State.values(), ProcessStatus.State::wireName);
    private static final Shape<Long> COUNT = Shape.whole(0, Integer.MAX_VALUE);
    private static final Shape<Long> NUMBER = Shape.whole(0, Long.MAX_VALUE);

    private PresenceJson() {}

    static ObjectNode write(Presence presence) {
        ObjectNode tree = Json.object()
                .put("v", Message.VERSION)
                .put("node", presence.node().value())
                .put("instance", presence.instance().toString())
                .put("state", presence.state().wireName())
                .put("version", presence.version())
                .put("at", WireTime.text(presence.at()))
                .put("period", WireTime.text(presence.period()))
                .put("startedAt", WireTime.text(presence.startedAt()))
                .put("bootId", presence.bootId())
                .put("host", presence.host())
                .put("clockOffset", WireTime.text(presence.clockOffset()));
        tree.set("labels", texts(presence.labels()));
        tree.set("facts", texts(presence.facts()));
        tree.set("addresses", texts(presence.addresses().stream()));
        tree.set("methods", texts(presence.methods().stream().map(MethodName::value)));
        tree.set("processes", processes(presence.processes()));
        tree.set("ledger", write(presence.ledger()));
        return tree;
    }

    static Presence read(Fields fields) {
        return new Presence(
                fields.required("node", Envelope.NODE),
                fields.required("instance", Envelope.MESSAGE_ID),
                fields.required("state", STATE),
                fields.required("version", Shape.TEXT),
                fields.required("at", Shape.INSTANT),
                fields.required("period", Shape.LENGTH),
                fields.required("startedAt", Shape.INSTANT),
                fields.required("bootId", Shape.TEXT),
                fields.required("host", Shape.TEXT),
                fields.required("clockOffset", Shape.DURATION),
                fields.required("labels", Shape.TEXTS),
                fields.required("facts", Shape.TEXTS),
                fields.required("addresses", Shape.list(Shape.TEXT)),
                fields.required("methods", Shape.list(Envelope.METHOD)),
                fields.required("processes", Shape.list(Shape.object(PresenceJson::process))),
                fields.required("ledger", Shape.object(PresenceJson::ledger)));
    }

    private static ArrayNode processes(List<ProcessStatus> processes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(processes.size());
        processes.forEach(process -> list.add(Json.object()
                .put("method", process.method().value())
                .put("domain", process.domain().value())
                .put("state", process.state().wireName())
                .put("queued", process.queued())
                .put("running", process.running())
                .put("restarts", process.restarts())));
        return list;
    }

    private static ProcessStatus process(Fields fields) {
        return new ProcessStatus(
                fields.required("method", Envelope.METHOD),
                fields.required("domain", Envelope.DOMAIN),
                fields.required("state", PROCESS_STATE),
                fields.required("queued", COUNT).intValue(),
                fields.required("running", COUNT).intValue(),
                fields.required("restarts", COUNT).intValue());
    }

    private static ObjectNode write(LedgerSummary ledger) {
        ObjectNode tree = Json.object()
                .put("id", ledger.id().toString())
                .put("epoch", ledger.epoch())
                .put("floor", WireTime.text(ledger.floor()))
                .put("stream", WireTime.text(ledger.stream()))
                .put("cursor", ledger.cursor())
                .put("openCount", ledger.openCount());
        tree.set("open", texts(ledger.open().stream().map(Object::toString)));
        return tree.put("outbox", ledger.outbox());
    }

    private static LedgerSummary ledger(Fields fields) {
        return new LedgerSummary(
                fields.required("id", Envelope.MESSAGE_ID),
                fields.required("epoch", NUMBER),
                fields.required("floor", Shape.INSTANT),
                fields.required("stream", Shape.INSTANT),
                fields.required("cursor", NUMBER),
                fields.required("openCount", COUNT).intValue(),
                fields.required("open", Shape.list(CommandJson.COMMAND_ID)),
                fields.required("outbox", COUNT).intValue());
    }

    /** Sorted, so that the same presence always has the same bytes. */
    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode tree = Json.object();
        new TreeMap<>(texts).forEach(tree::put);
        return tree;
    }

    private static ArrayNode texts(Stream<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
