package steward.console.engine;

import java.util.List;
import java.util.Optional;
import steward.bus.Bus;
import steward.console.copy.Copies;
import steward.console.home.Home;
import steward.console.job.Composer;
import steward.console.store.History;
import steward.console.store.Store;
import steward.file.Depot;
import steward.message.IdSource;
import steward.message.Severity;
import steward.message.TimeOrderedIds;
import steward.supervision.ProcessName;
import steward.time.BrokerClock;
import steward.time.Clock;
import steward.time.ThreadLoop;
import steward.trust.SigningKey;

/** The composition root: what an engine is made of, in the order in which it is made. */
final class Parts {
    private static final ProcessName ENGINE = new ProcessName("engine");
    private static final ProcessName FILES = new ProcessName("files");

    final BrokerClock time;
    final ThreadLoop loop;
    final LoopCalls calls;
    final Workers workers = new Workers();
    final Processes processes;
    final EngineCore core;
    final Queries queries;
    final Sending sending;
    final Orders orders;
    final Outputs outputs;
    final Schedules schedules;
    final Filing filing;
    private final History history;
    private final Couriers couriers;

    /** @throws RuntimeException when the key or the store cannot be used */
    Parts(Home home, Bus bus, EngineOptions options) {
        Clock clock = Clock.system();
        SigningKey key = SigningKey.loadOrCreate(home.key());
        Store store = Store.open(home.store(), options.limits());
        history = History.open(home.store());
        time = new BrokerClock(
                clock, store.clockAhead().map(ahead -> clock.wall().minus(ahead)));
        loop = new ThreadLoop("engine", clock, this::failed);
        calls = new LoopCalls(loop, workers.answers());
        processes = new Processes(loop, workers.notifier());
        core = new EngineCore(
                loop, calls, bus, store, time, options.reconciliation(), processes, workers.notifier(), workers::run);
        queries = new Queries(history, workers);
        IdSource ids = new TimeOrderedIds();
        sending = new Sending(new Composer(key, ids, home.settings()), time);
        Copies copies = new Copies(home.copies(), ids);
        filing = new Filing(copies, time, this::lookAtFiles);
        orders = new Orders(core, calls, workers, queries, sending, processes, filing);
        FileTasks tasks = new FileTasks(copies, new Depot(bus), queries, time, orders::onward, this::fileTrouble);
        couriers = new Couriers(copies, core.ready(), tasks);
        outputs = new Outputs(bus, workers, queries, processes, this::keep);
        schedules = new Schedules(queries, outputs);
    }

    /** Stops all of it: first what asks, then what answers. */
    void close() {
        calls.close();
        loop.execute(core::noteSynced);
        processes.close();
        loop.execute(core::close);
        loop.close();
        workers.close(history::close);
    }

    /** Begins to follow the broker, to publish what waits, and to carry files. */
    void start() {
        loop.execute(core::start);
        core.updates().add(couriers::heard);
        processes.start(FILES, couriers);
    }

    private void lookAtFiles() {
        couriers.look();
    }

    private void fileTrouble(Exception failure) {
        processes.report(FILES, Severity.WARNING, failure, Optional.empty());
    }

    private void keep(List<OutputReading.Kept> chunks) {
        calls.run(() -> core.keep(chunks)).toCompletableFuture().join();
    }

    private void failed(Throwable failure) {
        if (!calls.isClosed()) {
            processes.report(ENGINE, Severity.CRITICAL, failure, Optional.empty());
        }
    }
}
