package steward.console.desktop.output;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.message.CommandId;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

/**
 * The output of one command, live, as far as it was asked for. Reading waits where the screen is behind, or where more
 * than a portion was read and nobody has asked for the rest. Properties are for the thread that paints.
 */
public final class OutputModel implements AutoCloseable {
    /** How much is read without being asked. */
    public static final long PORTION = 1L << 20;
    /** How much more is read each time one asks. */
    public static final long FURTHER = 4 * PORTION;
    /** The most lines on the screen; the oldest go. */
    public static final int MOST_LINES = 50_000;

    private static final int MOST_PENDING = 5_000;

    private final Link link;
    private final Crossing crossing;
    private final LineRing lines = new LineRing(MOST_LINES);
    private final ReadOnlyLongWrapper read = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper allowed = new ReadOnlyLongWrapper(PORTION);
    private final ReadOnlyObjectWrapper<Optional<OutputReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Reading reading;
    private Bus.@Nullable Subscription following;

    public OutputModel(Link link, Crossing crossing) {
        this.link = link;
        this.crossing = crossing;
    }

    /** Shows the output of this command instead of another's. */
    public void show(CommandId command) {
        close();
        lines.forget();
        read.set(0);
        allowed.set(PORTION);
        report.set(Optional.empty());
        Reading begun = new Reading();
        reading = begun;
        following = link.followOutput(command, begun);
    }

    /** Reads on where it waits. */
    public void more() {
        allowed.set(allowed.get() + FURTHER);
        if (reading != null) {
            reading.allow(allowed.get());
        }
    }

    public LineRing lines() {
        return lines;
    }

    /** Bytes that were read. */
    public ReadOnlyLongProperty read() {
        return read.getReadOnlyProperty();
    }

    /** Bytes after which reading waits. */
    public ReadOnlyLongProperty allowed() {
        return allowed.getReadOnlyProperty();
    }

    /** Whether reading waits to be asked. */
    public boolean isWaiting() {
        return report.get().isEmpty() && read.get() >= allowed.get();
    }

    /** What came of it, once everything was handed over. */
    public ReadOnlyObjectProperty<Optional<OutputReport>> report() {
        return report.getReadOnlyProperty();
    }

    @Override
    public void close() {
        Reading ended = reading;
        reading = null;
        if (ended != null) {
            ended.cancel();
        }
        if (following != null) {
            following.close();
            following = null;
        }
    }

    /** What comes from the engine, on a thread of its own. */
    private final class Reading implements OutputListener {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final List<OutputLine> pending = new ArrayList<>();
        private final Map<OutputStreamName, LineMaker> makers = new EnumMap<>(OutputStreamName.class);
        private long bytes;
        private long limit = PORTION;
        private boolean cancelled;

        Reading() {
            for (OutputStreamName stream : OutputStreamName.values()) {
                makers.put(stream, new LineMaker(stream, pending::add));
            }
        }

        @Override
        public void onSegment(OutputSegment segment) {
            lock.lock();
            try {
                while (!cancelled && (pending.size() >= MOST_PENDING || bytes >= limit)) {
                    changed.awaitUninterruptibly();
                }
                if (!cancelled) {
                    maker(segment.stream()).add(segment.data().toArray());
                    bytes += segment.data().length();
                }
            } finally {
                lock.unlock();
            }
            crossing.refresh(this, this::take);
        }

        @Override
        public void onRun(int run) {
            crossing.run(() -> {
                if (isShown()) {
                    lines.forget();
                }
            });
        }

        @Override
        public void onEnd(OutputReport ended) {
            lock.lock();
            try {
                makers.values().forEach(LineMaker::end);
            } finally {
                lock.unlock();
            }
            crossing.run(() -> {
                take();
                if (isShown()) {
                    report.set(Optional.of(ended));
                }
            });
        }

        private LineMaker maker(OutputStreamName stream) {
            LineMaker maker = makers.get(stream);
            if (maker == null) {
                throw new IllegalStateException("no maker for " + stream);
            }
            return maker;
        }

        /** On the thread that paints: shows what has come since. */
        private void take() {
            List<OutputLine> come;
            long soFar;
            lock.lock();
            try {
                come = new ArrayList<>(pending);
                pending.clear();
                soFar = bytes;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            if (isShown()) {
                if (!come.isEmpty()) {
                    lines.append(come);
                }
                read.set(soFar);
            }
        }

        private boolean isShown() {
            return this.equals(reading);
        }

        void allow(long most) {
            lock.lock();
            try {
                limit = most;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void cancel() {
            lock.lock();
            try {
                cancelled = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
