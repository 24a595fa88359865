package steward.agent.process;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who is at work, with room for a fixed number. Safe for all threads. */
final class Roster {
    private final int places;
    private final Set<Execution> atWork = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();

    Roster(int places) {
        this.places = places;
    }

    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (atWork.size() >= places) {
                left.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void enter(Execution execution) {
        lock.lock();
        try {
            atWork.add(execution);
        } finally {
            lock.unlock();
        }
    }

    /** False when it was not at work any more. */
    boolean leave(Execution execution) {
        lock.lock();
        try {
            left.signalAll();
            return atWork.remove(execution);
        } finally {
            lock.unlock();
        }
    }

    List<Execution> atWork() {
        lock.lock();
        try {
            return List.copyOf(atWork);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody is at work, for at most that long, and does not let itself be interrupted. */
    void awaitEmpty(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        lock.lock();
        try {
            while (!atWork.isEmpty() && deadline - System.nanoTime() > 0) {
                try {
                    left.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
