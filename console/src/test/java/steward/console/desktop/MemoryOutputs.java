package steward.console.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OutputSegment;

/** What commands wrote, in memory. */
final class MemoryOutputs {
    private static final long LARGE = 1 << 20;

    private final Map<CommandId, List<OutputSegment>> outputs = new LinkedHashMap<>();

    synchronized void put(CommandId command, List<OutputSegment> segments) {
        outputs.put(command, List.copyOf(segments));
    }

    private synchronized List<OutputSegment> written(CommandId command) {
        return outputs.getOrDefault(command, List.of());
    }

    private long bytes(CommandId command) {
        return written(command).stream()
                .mapToLong(segment -> segment.data().length())
                .sum();
    }

    boolean contains(CommandId command, String text) {
        return written(command).stream()
                .anyMatch(segment -> segment.data().toUtf8().contains(text));
    }

    OutputReport play(CommandId command, OutputListener listener) {
        written(command).forEach(listener::onSegment);
        OutputReport report =
                new OutputReport(command, CommandState.SUCCEEDED, Optional.empty(), bytes(command), 0, true, List.of());
        listener.onEnd(report);
        return report;
    }

    /** Large ones come on a thread of their own, since whoever hears them may let it wait. */
    void follow(CommandId command, OutputListener listener) {
        if (bytes(command) > LARGE) {
            Thread reader = new Thread(() -> play(command, listener), "output");
            reader.setDaemon(true);
            reader.start();
        } else {
            play(command, listener);
        }
    }
}
