package steward.agent.source.syslog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lines on their way from the listeners: at most {@link #MOST_BYTES}, then listeners wait. Safe for all threads. */
final class Inbox {
    static final long MOST_BYTES = 1 << 20;
    private static final long MOST_AT_ONCE = 256 << 10;
    /** What a line takes beside its bytes. */
    private static final int OVERHEAD = 128;

    private final Queue<Line> lines = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long bytes;

    /** Waits while there is no room. */
    void put(Line line) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (bytes >= MOST_BYTES) {
                changed.await();
            }
            lines.add(line);
            bytes += sizeOf(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for at most that long for a line, then takes what is there, in order, at most that many and some 256 KiB. */
    List<Line> take(int most, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        long size = 0;
        List<Line> taken = new ArrayList<>();
        lock.lockInterruptibly();
        try {
            while (lines.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            for (Line line = lines.peek();
                    line != null && taken.size() < most && size < MOST_AT_ONCE;
                    line = lines.peek()) {
                taken.add(lines.remove());
                size += sizeOf(line);
            }
            bytes -= size;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return taken;
    }

    private static long sizeOf(Line line) {
        return (long) line.bytes().length + OVERHEAD;
    }
}
