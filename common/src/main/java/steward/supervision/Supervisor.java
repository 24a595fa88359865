package steward.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.time.Loop;

/**
 * Starts, watches, restarts and stops the processes of a program, one for one: what happens to one happens to no other.
 * Safe for all threads. At most {@link #MOST_PROCESSES} processes; more are refused.
 */
public final class Supervisor {
    /** The most processes of a program. */
    public static final int MOST_PROCESSES = 1024;
    /** The most threads that may hang abandoned at one time; one more and the program is to be ended. */
    public static final int MOST_ABANDONED = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final ErrorKernel kernel;
    private final Loop loop;
    private final Duration stopLimit;
    private final Map<ProcessName, SupervisedProcess> processes = new LinkedHashMap<>();
    private final List<Consumer<SupervisedState>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final CompletableFuture<String> shutdown = new CompletableFuture<>();
    private final Thread shutdownThread;
    private boolean closed;

    /**
     * @param kernel answers the errors of these processes, and of no other supervisor's
     * @param loop for delays and watchers; nothing that blocks runs on it
     * @param stopLimit how long a process has to end when it is told to, where nobody waits with a limit of their own
     * @param onShutdown called once, on a thread of its own, with the reason why the whole program is to end
     */
    public Supervisor(ErrorKernel kernel, Loop loop, Duration stopLimit, Consumer<String> onShutdown) {
        this.kernel = kernel;
        this.loop = loop;
        this.stopLimit = stopLimit;
        kernel.connect(new KernelOrders());
        // Started now: when the memory is full, no thread can be.
        shutdownThread = new Thread(() -> awaitShutdown(onShutdown), "shutdown");
        shutdownThread.setDaemon(true);
        shutdownThread.start();
    }

    /**
     * Starts a process, or starts one that is stopped with a new body and a clean record.
     *
     * @throws IllegalStateException when it is started already, when there are too many, or after {@link #close}
     */
    public synchronized void start(ProcessName name, ProcessBody body) {
        if (closed) {
            throw new IllegalStateException("process " + name + " cannot be started: the program is ending");
        }
        if (!processes.containsKey(name) && processes.size() == MOST_PROCESSES) {
            throw new IllegalStateException("process " + name + " cannot be started: there are " + MOST_PROCESSES
                    + " already, the most that one program has");
        }
        processes
                .computeIfAbsent(name, n -> new SupervisedProcess(this, kernel, n, body))
                .start(body);
    }

    /**
     * Ends a process and waits for it. It stays stopped until it is started or restarted.
     *
     * @param limit how long to wait; a thread that has not ended by then is abandoned
     * @return whether it ended; false also when it is unknown, or asks for its own end, which follows when it returns
     */
    public boolean stop(ProcessName name, Duration limit) throws InterruptedException {
        Optional<SupervisedProcess> process = find(name);
        return process.isPresent() && process.get().stop(limit);
    }

    /**
     * Has a process end and start again without delay and with a clean record; one that is stopped is started.
     *
     * @return false when it is unknown, or the program is ending
     */
    public synchronized boolean restart(ProcessName name) {
        SupervisedProcess process = processes.get(name);
        if (closed || process == null) {
            return false;
        }
        process.restart();
        return true;
    }

    /**
     * Tells a process to end, does not wait for it, and knows it no more: for processes that come and go.
     *
     * @return false when it is unknown
     */
    public boolean remove(ProcessName name) {
        Optional<SupervisedProcess> removed;
        synchronized (this) {
            removed = Optional.ofNullable(processes.remove(name));
        }
        removed.ifPresent(process -> process.order(stopLimit));
        return removed.isPresent();
    }

    /** All processes, in the order they were started first. */
    public List<SupervisedState> statuses() {
        return snapshot().stream().map(SupervisedProcess::state).toList();
    }

    /** The state of that process, or nothing when there is none. */
    public Optional<SupervisedState> status(ProcessName name) {
        return find(name).map(SupervisedProcess::state);
    }

    /**
     * Has the watcher told, on the loop, of every change of a process's state in the order of the changes.
     *
     * @return ends that
     */
    public Runnable watch(Consumer<SupervisedState> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** How many threads hang, abandoned. */
    public int abandoned() {
        return abandoned.get();
    }

    /**
     * Ends all processes, the last one started first, within that limit altogether: each may take an equal share of
     * what is left of it. Nothing can be started afterwards.
     *
     * @return whether all ended
     */
    public boolean close(Duration limit) throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        long deadline = System.nanoTime() + limit.toNanos();
        List<SupervisedProcess> last = new ArrayList<>(snapshot());
        Collections.reverse(last);
        boolean all = true;
        int left = last.size();
        for (SupervisedProcess process : last) {
            long share = Math.max(0, deadline - System.nanoTime()) / left--;
            all &= process.stop(Duration.ofNanos(share));
        }
        if (Thread.currentThread() != shutdownThread) {
            shutdownThread.interrupt();
        }
        return all;
    }

    Loop loop() {
        return loop;
    }

    Duration stopLimit() {
        return stopLimit;
    }

    void changed(SupervisedState state) {
        loop.execute(() -> watchers.forEach(watcher -> watcher.accept(state)));
    }

    /** Counts a thread that was given up; gives how many there are. */
    int countAbandoned() {
        return abandoned.incrementAndGet();
    }

    void abandonedEnded() {
        abandoned.decrementAndGet();
    }

    private synchronized Optional<SupervisedProcess> find(ProcessName name) {
        return Optional.ofNullable(processes.get(name));
    }

    private synchronized List<SupervisedProcess> snapshot() {
        return List.copyOf(processes.values());
    }

    private void awaitShutdown(Consumer<String> onShutdown) {
        try {
            onShutdown.accept(shutdown.get());
        } catch (InterruptedException e) {
            // Closed without one.
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("the program was to be shut down and did not", e);
        }
    }

    private final class KernelOrders implements Orders {
        @Override
        public boolean order(ProcessName name, Directive directive, String reason) {
            Optional<SupervisedProcess> process = find(name);
            switch (directive) {
                case RESTART -> restart(name);
                case STOP -> process.ifPresent(known -> known.order(stopLimit));
                case SHUTDOWN -> shutdown("process " + name + ": " + reason);
                case CONTINUE -> {}
            }
            return process.isPresent();
        }

        @Override
        public void shutdown(String reason) {
            shutdown.complete(reason);
        }
    }
}
