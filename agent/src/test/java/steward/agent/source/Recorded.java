package steward.agent.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import steward.message.Address;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Severity;

/** A source that runs on a thread of its own, and what it put. Positions outlive a run. */
public final class Recorded implements SourceContext, AutoCloseable {
    private final List<EventDraft> events = new CopyOnWriteArrayList<>();
    private final Map<String, String> positions = new ConcurrentHashMap<>();
    private CountDownLatch stopping = new CountDownLatch(1);
    private FutureTask<Optional<Exception>> task = new FutureTask<>(Optional::empty);
    private Thread thread = new Thread(task);

    /** Nothing runs yet. */
    public Recorded() {
        task.run();
    }

    /** Begins a run. */
    public Recorded start(Source source) {
        stopping = new CountDownLatch(1);
        task = new FutureTask<>(() -> run(source));
        thread = new Thread(task, "source");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private Optional<Exception> run(Source source) {
        try {
            source.run(this);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    /** Ends the run and gives what it threw. */
    public Optional<Exception> stop() throws InterruptedException {
        stopping.countDown();
        thread.interrupt();
        return ended();
    }

    /** Waits for the end of the run and gives what it threw. */
    public Optional<Exception> ended() throws InterruptedException {
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the source does not end", e);
        }
    }

    /** What was put so far. */
    public List<EventDraft> events() {
        return List.copyOf(events);
    }

    /** The texts of the events so far. */
    public List<String> texts() {
        return events.stream()
                .map(event -> String.valueOf(event.data().get("text").orElse("")))
                .toList();
    }

    @Override
    public Address address() {
        return new Address(new NodeName("ship1"), new MethodName("source"), new Domain("test"));
    }

    @Override
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @Override
    public boolean awaitStop(Duration limit) throws InterruptedException {
        return stopping.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void put(List<EventDraft> more, List<Position> reached) {
        if (more.size() > MOST_EVENTS) {
            throw new IllegalArgumentException("too many at once");
        }
        events.addAll(more);
        for (Position position : reached) {
            position.value()
                    .ifPresentOrElse(
                            value -> positions.put(position.name(), value), () -> positions.remove(position.name()));
        }
    }

    @Override
    public Map<String, String> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public void report(Severity severity, Throwable cause) {
        throw new AssertionError("reported", cause);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
