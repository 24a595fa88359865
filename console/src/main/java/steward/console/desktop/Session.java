package steward.console.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.broker.BrokerBinary;
import steward.broker.BrokerException;
import steward.broker.EmbeddedBroker;
import steward.broker.ListenAddress;
import steward.bus.Bus;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.EngineLink;
import steward.console.desktop.link.Link;
import steward.console.engine.Engine;
import steward.console.fleet.Fleet;
import steward.console.home.Home;

/**
 * An engine on the broker of a profile. A profile without addresses has a broker in its own home, which is started here
 * unless it runs already. Opening takes a moment: not for the thread that paints.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final String USUAL = "nats://127.0.0.1:4222";

    private final Home home;
    private final Optional<EmbeddedBroker> broker;
    private final Bus bus;
    private final Engine engine;
    private final Fleet known;

    private Session(Home home, Optional<EmbeddedBroker> broker, Bus bus, Engine engine, Fleet known) {
        this.home = home;
        this.broker = broker;
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
        boolean own = profile.isEmbedded() && home.settings().brokers().isEmpty();
        Optional<EmbeddedBroker> broker = own ? broker(home) : Optional.empty();
        Bus bus = NatsBus.connect(settings(profile, home));
        try {
            Engine engine = Engine.open(home, bus);
            Fleet known = engine.fleet();
            engine.start();
            return new Session(home, broker, bus, engine, known);
        } catch (RuntimeException e) {
            bus.close();
            broker.ifPresent(EmbeddedBroker::close);
            throw e;
        }
    }

    /** Without a broker the desktop works, too: it shows what it knows, says that the broker is away, and saves. */
    private static Optional<EmbeddedBroker> broker(Home home) {
        try {
            return Optional.of(EmbeddedBroker.start(
                    home.broker(),
                    ListenAddress.LOOPBACK,
                    BrokerBinary.find(Optional.empty()),
                    trouble -> LOG.warn("the broker of this home: {}", trouble)));
        } catch (BrokerException e) {
            if (e.kind() != BrokerException.Kind.FOLDER_IN_USE) {
                LOG.warn("the broker of this home was not started", e);
            }
            return Optional.empty();
        }
    }

    private static NatsSettings settings(Profile profile, Home home) {
        List<String> named = profile.isEmbedded() ? home.brokers() : profile.brokers();
        Optional<Path> file = profile.credentials().isEmpty()
                ? home.credentials().filter(own -> profile.isEmbedded())
                : Optional.of(Path.of(profile.credentials()));
        Credentials credentials =
                file.filter(Files::exists).<Credentials>map(Credentials::read).orElseGet(Credentials.None::new);
        return NatsSettings.of(
                        named.isEmpty() ? List.of(USUAL) : named,
                        credentials,
                        "steward-console",
                        NatsSettings.CONSOLE_INBOX)
                .withTlsCa(home.settings().authority());
    }

    Home home() {
        return home;
    }

    Link link() {
        return new EngineLink(engine, known);
    }

    @Override
    public void close() {
        engine.close();
        bus.close();
        broker.ifPresent(EmbeddedBroker::close);
    }
}
