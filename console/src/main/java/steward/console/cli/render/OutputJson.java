package steward.console.cli.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import steward.codec.Json;
import steward.console.engine.OutputReport;
import steward.message.OutputSegment;
import tools.jackson.databind.node.ObjectNode;

/** Output as JSON lines: a line per segment, then one that says how complete it is. */
public final class OutputJson {
    private OutputJson() {}

    /** The bytes as text where they are UTF-8, else in Base64. */
    public static ObjectNode segment(OutputSegment segment) {
        ObjectNode line =
                Json.object().put("stream", segment.stream().wireName()).put("offset", segment.offset());
        byte[] bytes = segment.data().toArray();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return line.put("text", text);
        } catch (CharacterCodingException e) {
            return line.put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** What was handed over, and what is missing. */
    public static ObjectNode report(OutputReport report) {
        ObjectNode line = Json.object()
                .put("command", report.command().toString())
                .put("state", report.state().name())
                .put("stdoutBytes", report.stdoutBytes())
                .put("stderrBytes", report.stderrBytes())
                .put("verified", report.verified());
        report.totals().ifPresent(output -> JobJson.totals(line.putObject("totals"), output));
        report.remarks().forEach(line.putArray("remarks")::add);
        return line;
    }
}
