package steward.codec;

import java.util.regex.Pattern;
import steward.message.Output;
import steward.message.StreamTotals;
import tools.jackson.databind.node.ObjectNode;

/** The output in an ack as a tree: {@code stdout{bytes sha256 cut} stderr{...} chunks segments}. */
final class OutputJson {
    private static final Shape<Long> CHUNKS = Shape.whole(0, Integer.MAX_VALUE);
    static final Shape<String> DIGEST = Shape.parsed("64 lower-case hexadecimal digits", OutputJson::digest);

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Shape<Long> COUNT = Shape.whole(0, Long.MAX_VALUE);
    private static final Shape<StreamTotals> TOTALS = Shape.object(OutputJson::totals);

    private OutputJson() {}

    static ObjectNode write(Output output) {
        ObjectNode tree = Json.object();
        tree.set("stdout", write(output.stdout()));
        tree.set("stderr", write(output.stderr()));
        tree.put("chunks", output.chunks());
        tree.set("segments", SegmentJson.write(output.segments()));
        return tree;
    }

    static Output read(Fields fields) {
        return new Output(
                fields.required("stdout", TOTALS),
                fields.required("stderr", TOTALS),
                fields.required("chunks", CHUNKS).intValue(),
                fields.required("segments", SegmentJson.SEGMENTS));
    }

    private static ObjectNode write(StreamTotals totals) {
        return Json.object()
                .put("bytes", totals.bytes())
                .put("sha256", totals.sha256())
                .put("cut", totals.cut());
    }

    private static StreamTotals totals(Fields fields) {
        long bytes = fields.required("bytes", COUNT);
        return new StreamTotals(
                bytes, fields.required("sha256", DIGEST), fields.required("cut", Shape.whole(0, bytes)));
    }

    private static String digest(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a SHA-256: send 64 lower-case hexadecimal digits");
        }
        return text;
    }
}
