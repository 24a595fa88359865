package steward.console.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.StreamTotals;

/**
 * Hands the output of one command on, each byte once, and checks it against what the unit says it wrote. What the listener
 * throws at was not taken and is handed on again when it comes again. Keeps sums, and of the output only what came early.
 * For one thread at a time.
 */
final class OutputAssembly {
    /** About 6 MiB; of an agent at most four chunks are under way at once. */
    static final int MOST_EARLY = 16;

    private final OutputListener listener;
    private final NavigableMap<Integer, OutputChunk> early = new TreeMap<>();
    private final Map<OutputStreamName, Sum> sums = new EnumMap<>(OutputStreamName.class);
    private final List<String> remarks = new ArrayList<>();
    private int run;
    private int chunks;

    OutputAssembly(OutputListener listener) {
        this.listener = listener;
        begin();
    }

    /** The run whose output this is; 0 before its first chunk. */
    int run() {
        return run;
    }

    /** How many chunks of that run were handed on, counting the missing ones before the last. */
    int chunks() {
        return chunks;
    }

    /** The greatest number of a chunk of that run that came. */
    int last() {
        return early.isEmpty() ? chunks : early.lastKey();
    }

    /**
     * The next chunk, in the order of the stream; what belongs to an earlier run or came before is left out. One whose
     * sending was repeated stands behind later ones: these wait for it, at most {@link #MOST_EARLY} of them.
     */
    void accept(OutputChunk chunk) {
        if (chunk.run() < run || (chunk.run() == run && chunk.number() <= chunks)) {
            return;
        }
        if (chunk.run() > run) {
            if (run > 0) {
                listener.onRun(chunk.run());
            }
            run = chunk.run();
            begin();
        }
        early.put(chunk.number(), chunk);
        while (!early.isEmpty() && (early.firstKey() == chunks + 1 || early.size() > MOST_EARLY)) {
            handOnFirst();
        }
    }

    private void handOnFirst() {
        OutputChunk first = early.firstEntry().getValue();
        if (first.number() > chunks + 1) {
            remark("chunks " + (chunks + 1) + " to " + (first.number() - 1) + " are missing at the broker");
        }
        first.segments().forEach(this::accept);
        chunks = first.number();
        early.remove(first.number());
    }

    /** The next segment; bytes that were handed on before are left out. */
    void accept(OutputSegment segment) {
        Sum sum = sum(segment.stream());
        long known = sum.position - segment.offset();
        if (known >= segment.data().length()) {
            return;
        }
        OutputSegment rest = known <= 0
                ? segment
                : new OutputSegment(
                        segment.stream(),
                        sum.position,
                        Bytes.copyOf(
                                segment.data().toArray(),
                                (int) known,
                                segment.data().length() - (int) known));
        listener.onSegment(rest);
        sum.add(rest);
    }

    /** Nothing more comes: hands on what waits for what is missing. */
    void finish() {
        while (!early.isEmpty()) {
            handOnFirst();
        }
    }

    void remark(String remark) {
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    OutputReport report(CommandId command, CommandState state, Optional<Output> totals) {
        finish();
        List<String> all = new ArrayList<>(remarks);
        boolean verified = totals.isPresent();
        for (OutputStreamName stream : OutputStreamName.values()) {
            Optional<String> flaw = totals.flatMap(output -> sum(stream).flaw(stream, output.totals(stream)));
            flaw.ifPresent(all::add);
            verified = verified && flaw.isEmpty();
        }
        return new OutputReport(
                command,
                state,
                totals,
                sum(OutputStreamName.STDOUT).bytes,
                sum(OutputStreamName.STDERR).bytes,
                verified,
                verified ? List.of() : all);
    }

    private void begin() {
        chunks = 0;
        early.clear();
        remarks.clear();
        for (OutputStreamName stream : OutputStreamName.values()) {
            sums.put(stream, new Sum());
        }
    }

    private Sum sum(OutputStreamName stream) {
        return sums.computeIfAbsent(stream, missing -> new Sum());
    }

    private static final class Sum {
        private final MessageDigest digest = sha256();
        private long position;
        private long bytes;

        void add(OutputSegment segment) {
            byte[] data = segment.data().toArray();
            digest.update(data);
            bytes += data.length;
            position = segment.offset() + data.length;
        }

        Optional<String> flaw(OutputStreamName stream, StreamTotals totals) {
            String name = stream.wireName();
            if (bytes < totals.bytes()) {
                String cut = totals.cut() > 0 ? "; the unit carried all but " + totals.cut() : "";
                return Optional.of(name + ": " + bytes + " of " + totals.bytes() + " bytes are here" + cut);
            }
            if (bytes > totals.bytes()) {
                return Optional.of(name + ": " + bytes + " bytes are here, the unit says it wrote " + totals.bytes());
            }
            String sum = HexFormat.of().formatHex(copy(digest).digest());
            return sum.equals(totals.sha256())
                    ? Optional.empty()
                    : Optional.of(name + ": the SHA-256 is " + sum + ", the unit says " + totals.sha256());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no SHA-256", e);
            }
        }

        private static MessageDigest copy(MessageDigest digest) {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("this Java's SHA-256 cannot be copied", e);
            }
        }
    }
}
