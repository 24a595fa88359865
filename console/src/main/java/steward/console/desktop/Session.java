package steward.console.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.broker.BrokerBinary;
import steward.broker.BrokerException;
import steward.broker.EmbeddedBroker;
import steward.broker.ListenAddress;
import steward.bus.Bus;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.console.desktop.connection.Access;
import steward.console.desktop.connection.Enrolment;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.EngineLink;
import steward.console.desktop.link.Link;
import steward.console.engine.Engine;
import steward.console.fleet.Fleet;
import steward.console.home.Home;
import steward.trust.SigningKey;

/**
 * An engine on the broker of a profile. A profile without addresses has a broker in its own home, which is started here
 * unless it runs already. Opening takes a moment: not for the thread that paints.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Home home;
    private final Own own;
    private final NatsSettings access;
    private final Bus bus;
    private final Engine engine;
    private final Fleet known;

    /**
     * The broker of the home, if it is started here.
     *
     * @param warning why it is not, or what its operator should know of it
     */
    private record Own(Optional<EmbeddedBroker> broker, Optional<String> warning) {
        void close() {
            broker.ifPresent(EmbeddedBroker::close);
        }
    }

    private Session(Home home, Own own, NatsSettings access, Bus bus, Engine engine, Fleet known) {
        this.home = home;
        this.own = own;
        this.access = access;
        this.bus = bus;
        this.engine = engine;
        this.known = known;
    }

    /**
     * Opens home, broker and engine and begins to connect.
     *
     * @throws RuntimeException with the remedy, when the home or its store cannot be used
     */
    static Session open(Profile profile) {
        Home home = Home.open(Path.of(profile.home()));
        boolean isOwn = profile.isEmbedded() && home.settings().brokers().isEmpty();
        Own own = isOwn ? broker(home) : new Own(Optional.empty(), Optional.empty());
        NatsSettings access = Access.of(profile, home);
        Bus bus = NatsBus.connect(access);
        try {
            Engine engine = Engine.open(home, bus);
            Fleet known = engine.fleet();
            engine.start();
            return new Session(home, own, access, bus, engine, known);
        } catch (RuntimeException e) {
            bus.close();
            own.close();
            throw e;
        }
    }

    /** Without a broker the desktop works, too: it shows what it knows, says that the broker is away, and saves. */
    private static Own broker(Home home) {
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(
                    home.broker(),
                    ListenAddress.LOOPBACK,
                    BrokerBinary.find(Optional.empty()),
                    trouble -> LOG.warn("the broker of this home: {}", trouble));
            return new Own(Optional.of(broker), broker.binary().warning());
        } catch (BrokerException e) {
            if (e.kind() == BrokerException.Kind.FOLDER_IN_USE) {
                return new Own(Optional.empty(), Optional.empty());
            }
            LOG.warn("the broker of this home was not started", e);
            return new Own(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What a unit must be told so that it takes part. */
    Enrolment enrolment() {
        Path agents = home.broker().resolve("agent.credentials");
        boolean isOwn = access.urls().equals(home.brokers()) && Files.exists(agents);
        return new Enrolment(
                access.urls().get(0),
                isOwn ? Optional.of(agents.toString()) : Optional.empty(),
                home.settings().operator().value(),
                SigningKey.loadOrCreate(home.key()).verifyingKey().toString());
    }

    /** Why the broker of the home was not started, or what one should know of it. */
    Optional<String> warning() {
        return own.warning();
    }

    Home home() {
        return home;
    }

    Link link() {
        return new EngineLink(engine, known, bus);
    }

    @Override
    public void close() {
        engine.close();
        bus.close();
        own.close();
    }
}
