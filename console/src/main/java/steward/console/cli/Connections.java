package steward.console.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsSettings;
import steward.console.home.Home;

/** Which broker is meant, and what opens it. */
final class Connections {
    /** Where a broker is by custom, when nothing says otherwise. */
    static final String USUAL = "nats://127.0.0.1:4222";

    private Connections() {}

    static NatsSettings of(Globals globals, Home home) {
        List<String> brokers = brokers(globals, home);
        return NatsSettings.of(brokers, credentials(globals, home, brokers), "steward", NatsSettings.CONSOLE_INBOX)
                .withTlsCa(home.settings().authority());
    }

    static List<String> brokers(Globals globals, Home home) {
        List<String> named = globals.broker().isEmpty() ? home.brokers() : globals.broker();
        return named.isEmpty() ? List.of(USUAL) : named;
    }

    /** An address with a user in it opens the broker by itself. */
    private static Credentials credentials(Globals globals, Home home, List<String> brokers) {
        Optional<Path> file = globals.credentials().or(() -> credentialsOf(home, brokers));
        return file.<Credentials>map(Credentials::read).orElseGet(Credentials.None::new);
    }

    /** Those of the home, unless another broker than the home's is asked for: its password is none of their business. */
    private static Optional<Path> credentialsOf(Home home, List<String> brokers) {
        boolean own =
                brokers.equals(home.brokers()) || home.settings().credentials().isPresent();
        boolean embedded = own && brokers.stream().allMatch(url -> userIn(url).isEmpty());
        return embedded ? home.credentials() : Optional.empty();
    }

    private static Optional<String> userIn(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getUserInfo());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
