package steward.console.desktop.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import steward.broker.BrokerUser;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.nats.NatsBus;
import steward.codec.MessageCodec;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.fleet.FleetView;
import steward.console.desktop.fleet.SavedViews;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.EngineLink;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.engine.Engine;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.console.home.Home;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.TimeOrderedIds;
import steward.testing.TestBroker;

/**
 * How long it takes from the start of a console until its grid shows every answer of a fleet that a real broker holds: at
 * the first start, when everything comes from the broker, and at the next one.
 */
final class StartBench {
    private static final int UNDER_WAY = 1_000;

    private final PrintStream out;
    private final Consumer<Parent> show;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    StartBench(PrintStream out, Consumer<Parent> show) {
        this.out = out;
        this.show = show;
    }

    void run(int nodes, Path home) {
        try (TestBroker broker = TestBroker.start()) {
            List<NodeStatus> fleet = BenchFleet.of(nodes);
            publish(broker, fleet);
            out.printf(
                    Locale.ROOT,
                    "%n%,d nodes of %d subjects on a real broker (%s), until the grid shows every answer%n",
                    nodes,
                    BenchFleet.SUBJECTS,
                    broker.binary().version());
            start(broker, home, nodes, "first start");
            start(broker, home, nodes, "next start");
        }
    }

    private void publish(TestBroker broker, List<NodeStatus> fleet) {
        try (NatsBus bus = connected(broker)) {
            bus.ensureStreams().toCompletableFuture().join();
            Semaphore room = new Semaphore(UNDER_WAY);
            for (NodeStatus node : fleet) {
                byte[] presence = MessageCodec.encodePresence(node.presence().orElseThrow());
                publish(bus, room, PresenceSubject.of(node.name()), presence);
                for (Cell cell : node.cells()) {
                    Ack ack = ack(node, cell);
                    publish(bus, room, ack.subject(), MessageCodec.encode(ack));
                }
            }
            room.acquireUninterruptibly(UNDER_WAY);
        }
    }

    private static NatsBus connected(TestBroker broker) {
        NatsBus bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        Awaitility.await().until(bus::isConnected);
        return bus;
    }

    private void publish(NatsBus bus, Semaphore room, String subject, byte[] payload) {
        room.acquireUninterruptibly();
        bus.publish(new Parcel(
                        subject,
                        Bytes.copyOf(payload),
                        Map.of(),
                        ids.nextMessage().toString()))
                .whenComplete((confirmed, failure) -> room.release());
    }

    private Ack ack(NodeStatus node, Cell cell) {
        return new Ack(
                ids.nextMessage(),
                new Address(node.name(), cell.column().method(), cell.column().domain()),
                cell.command(),
                cell.job(),
                cell.state(),
                3,
                1,
                cell.at(),
                Optional.empty(),
                Optional.empty(),
                cell.exitCode(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void start(TestBroker broker, Path home, int nodes, String name) {
        long began = System.nanoTime();
        AtomicLong answered = new AtomicLong();
        NatsBus bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        Engine engine = Engine.open(Home.open(home), bus);
        EngineLink link = new EngineLink(engine, engine.fleet(), bus);
        engine.onConnection(state -> {
            if (state.connected()) {
                answered.compareAndSet(0, System.nanoTime());
            }
        });
        engine.start();
        CompletableFuture<Long> full = new CompletableFuture<>();
        CompletableFuture<Runnable> close = new CompletableFuture<>();
        Platform.runLater(() -> close.complete(open(link, home, nodes, full)));
        long shown = full.join();
        out.printf(
                Locale.ROOT,
                "%-12s %.2f s after the broker answered, %.2f s after the start%n",
                name,
                Math.max(0, shown - answered.get()) / 1e9,
                (shown - began) / 1e9);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            show.accept(new StackPane());
            close.join().run();
            closed.complete(null);
        });
        closed.join();
        engine.close();
        bus.close();
    }

    private Runnable open(EngineLink link, Path home, int nodes, CompletableFuture<Long> full) {
        Worker worker = new Worker("bench-worker");
        FxCrossing crossing = new FxCrossing();
        Keeper keeper = new Keeper(home.resolve("desktop.json"), worker);
        FleetFeed feed = new FleetFeed(link, crossing, worker);
        SavedViews savedViews = new SavedViews(keeper, feed, worker, crossing);
        FleetView view = new FleetView(
                feed,
                worker,
                crossing,
                Texts.in(Locale.ENGLISH),
                keeper,
                savedViews,
                route -> {},
                new SimpleBooleanProperty(true),
                Region::new,
                why -> {});
        show.accept(view.root());
        TableView<?> grid = (TableView<?>) view.root().lookup("#grid");
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (grid.getItems().size() == nodes && answers(feed) == (long) nodes * BenchFleet.SUBJECTS) {
                    stop();
                    full.complete(System.nanoTime());
                }
            }
        }.start();
        return () -> {
            view.close();
            savedViews.close();
            feed.close();
            worker.close();
        };
    }

    private static long answers(FleetFeed feed) {
        return feed.fleet().nodes().stream()
                .mapToLong(node -> node.cells().size())
                .sum();
    }
}
