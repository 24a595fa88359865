package steward.agent.unit;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import steward.agent.handler.OutputSink;
import steward.message.OutputStreamName;
import steward.message.Progress;
import steward.time.Loop;

/**
 * Hands on what a run writes, and tells, on the loop, how far it got: at once at first, then as soon as another whole percent
 * is done and {@link #SOONEST} have passed, else after {@link #LATEST}. So a run is told of some hundred times, and twelve
 * times an hour. Safe for all threads.
 */
final class ReportingSink implements OutputSink {
    static final Duration SOONEST = Duration.ofSeconds(2);
    static final Duration LATEST = Duration.ofMinutes(5);

    private final OutputSink sink;
    private final Loop loop;
    private final Consumer<String> onReport;
    private int percent = -1;
    private long toldAt;

    ReportingSink(OutputSink sink, Loop loop, Consumer<String> onReport) {
        this.sink = sink;
        this.loop = loop;
        this.onReport = onReport;
    }

    @Override
    public void write(OutputStreamName stream, byte[] data, int offset, int length) throws IOException {
        sink.write(stream, data, offset, length);
    }

    @Override
    public synchronized void progress(Progress progress) {
        long now = loop.clock().nanos();
        boolean isFurther = progress.percent() != percent && now - toldAt >= SOONEST.toNanos();
        if (percent < 0 || isFurther || now - toldAt >= LATEST.toNanos()) {
            percent = progress.percent();
            toldAt = now;
            loop.execute(() -> onReport.accept(progress.text()));
        }
    }
}
