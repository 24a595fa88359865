package steward.console.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.console.home.Home;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.Reconciler;
import steward.console.job.SendRequest;
import steward.console.store.Store;
import steward.message.Attributes;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.NodeName;
import steward.testing.TestBroker;
import steward.time.Backoff;

/** An engine on a home and a connection of its own, to a real broker. */
final class TestConsole implements AutoCloseable {
    /** As in use, with less patience. */
    static final EngineOptions IMPATIENT = new EngineOptions(
            new Reconciler.Rules(
                    Duration.ofMillis(500),
                    Duration.ofDays(1),
                    new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5))),
            Store.Limits.USUAL);

    private static final Domain OS = new Domain("operatingsystem");
    private static final long LIMIT_SECONDS = 20;

    private final NatsBus bus;
    private final Engine engine;

    private TestConsole(NatsBus bus, Engine engine) {
        this.bus = bus;
        this.engine = engine;
    }

    static TestConsole start(TestBroker broker, Path home) {
        NatsBus bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        Engine engine = Engine.open(Home.open(home), bus, IMPATIENT);
        engine.start();
        return new TestConsole(bus, engine);
    }

    /** On a broker that cannot be reached. */
    static TestConsole withoutBroker(Path home) {
        NatsBus bus = NatsBus.connect(NatsSettings.of(
                List.of("nats://127.0.0.1:1"), new Credentials.None(), "nowhere", NatsSettings.CONSOLE_INBOX));
        Engine engine = Engine.open(Home.open(home), bus, IMPATIENT);
        engine.start();
        return new TestConsole(bus, engine);
    }

    Bus bus() {
        return bus;
    }

    Engine engine() {
        return engine;
    }

    TestConsole sync() {
        get(engine.synced());
        return this;
    }

    Job send(NodeName... nodes) {
        return get(engine.send(request(nodes)));
    }

    List<CommandStatus> commands(JobId job) {
        return get(engine.job(job)).commands();
    }

    List<CommandState> states(JobId job) {
        return commands(job).stream().map(CommandStatus::state).toList();
    }

    static SendRequest request(NodeName... nodes) {
        SendRequest plain = SendRequest.of(List.of(nodes), TestUnit.SHELL, OS, Attributes.of("command", "uptime"));
        return new SendRequest(
                plain.targets(),
                plain.method(),
                plain.domain(),
                plain.arguments(),
                plain.validFor(),
                plain.runLimit(),
                plain.onInterrupt(),
                plain.label(),
                plain.parents(),
                true);
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no answer within " + LIMIT_SECONDS + " s", e);
        }
    }

    @Override
    public void close() {
        engine.close();
        bus.close();
    }
}
