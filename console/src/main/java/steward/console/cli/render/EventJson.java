package steward.console.cli.render;

import java.time.Instant;
import steward.codec.Json;
import steward.message.Event;
import tools.jackson.databind.node.ObjectNode;

/** An event as one JSON line. */
public final class EventJson {
    private EventJson() {}

    /**
     * The event.
     *
     * @param storedAt by the broker's clock
     * @param sequence in the broker's stream
     */
    public static ObjectNode of(Event event, Instant storedAt, long sequence) {
        ObjectNode line = Json.object()
                .put("id", event.id().toString())
                .put("at", event.at().toString())
                .put("storedAt", storedAt.toString())
                .put("sequence", sequence)
                .put("node", event.address().node().value())
                .put("method", event.address().method().value())
                .put("domain", event.address().domain().value());
        event.severity().ifPresent(severity -> line.put("severity", severity.wireName()));
        line.set("data", Json.node(event.data()));
        return line;
    }
}
