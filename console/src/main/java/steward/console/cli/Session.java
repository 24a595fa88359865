package steward.console.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import steward.bus.Bus;
import steward.bus.ConnectionState;
import steward.bus.nats.NatsBus;
import steward.console.engine.Engine;
import steward.console.engine.Health;
import steward.console.home.Home;
import steward.console.text.SafeText;
import steward.console.text.TimeText;

/** Home, connection and engine for the time of one verb. */
final class Session implements AutoCloseable {
    /** How long a connection may take. */
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    /** How long it is tried again after a first attempt that failed: a broker that starts just now is not missed. */
    private static final Duration TO_RETRY = Duration.ofSeconds(1);
    /** How long a connected broker may take to hand over what it has. */
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(60);

    private final Bus bus;
    private volatile ConnectionState state = new ConnectionState(false, "connecting");
    private final Engine engine;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> refused = new CompletableFuture<>();
    private final Bus.Subscription listening;
    private final Bus.Subscription errors;

    private Session(Bus bus, Engine engine, Printer printer) {
        this.bus = bus;
        this.engine = engine;
        listening = engine.onConnection(this::changed);
        errors = engine.onError(new ErrorRemarks(printer));
        engine.ended().thenAccept(reason -> {
            printer.remark("this program ends: " + SafeText.line(reason));
            System.exit(ExitCode.FAILED.code());
        });
    }

    /** Opens all of it and begins to connect. */
    static Session open(Globals globals, Surroundings surroundings) {
        Home home = Homes.open(globals, surroundings);
        Bus bus = NatsBus.connect(Connections.of(globals, home));
        try {
            Engine engine = Engine.open(home, bus);
            engine.start();
            return new Session(bus, engine, new Printer(surroundings));
        } catch (RuntimeException e) {
            bus.close();
            throw e;
        }
    }

    Engine engine() {
        return engine;
    }

    /**
     * Waits until everything that the broker had at the time of the call is known here, or until the broker turns out to
     * be away.
     */
    boolean sync() {
        CompletableFuture<Void> synced = engine.synced().toCompletableFuture();
        CompletableFuture<Object> news = CompletableFuture.anyOf(synced, connected, refused);
        if (Answer.within(TO_CONNECT, news.thenApply(done -> true)).isEmpty()) {
            return false;
        }
        if (!connected.isDone()
                && Answer.within(TO_RETRY, connected.thenApply(done -> true)).isEmpty()) {
            return false;
        }
        return Answer.within(TO_CATCH_UP, synced.thenApply(done -> true)).isPresent();
    }

    /** Whether the broker can be reached now. */
    boolean isConnected() {
        return state.connected();
    }

    /** Where the broker is, or why it cannot be reached and what helps. */
    String connection() {
        return (state.connected() ? "connected to " : "") + SafeText.line(state.detail());
    }

    /** That the broker is away, and how old what is shown is. */
    String notReached() {
        Optional<String> asOf = Answer.of(engine.health()).asOf().map(TimeText::seconds);
        return connection() + ".\n  "
                + asOf.map(time -> "What follows is as of " + time + ".").orElse("Nothing is known here yet.");
    }

    /** Why the broker has not confirmed what was sent. */
    String notConfirmed() {
        Health health = Answer.of(engine.health());
        return health.trouble()
                .filter(trouble -> state.connected())
                .map(trouble -> "the broker does not take it: " + SafeText.line(trouble))
                .orElseGet(() -> "the broker has not confirmed it: " + connection());
    }

    @Override
    public void close() {
        listening.close();
        errors.close();
        engine.close();
        bus.close();
    }

    private void changed(ConnectionState now) {
        boolean tried = !now.equals(state);
        state = now;
        if (now.connected()) {
            connected.complete(null);
        } else if (tried) {
            refused.complete(null);
        }
    }
}
