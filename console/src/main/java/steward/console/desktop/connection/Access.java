package steward.console.desktop.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsSettings;
import steward.console.desktop.keep.Profile;
import steward.console.home.Home;

/** How the broker of a profile is reached. */
public final class Access {
    private static final String USUAL = "nats://127.0.0.1:4222";

    private Access() {}

    /**
     * Addresses, credentials and trust of the profile.
     *
     * @param home of the profile
     */
    public static NatsSettings of(Profile profile, Home home) {
        List<String> named = profile.isEmbedded() ? home.brokers() : profile.brokers();
        Optional<Path> file = profile.credentials().isEmpty()
                ? home.credentials().filter(own -> profile.isEmbedded())
                : Optional.of(Path.of(profile.credentials()));
        return settings(named, file).withTlsCa(home.settings().authority());
    }

    /** The same for a profile whose home is not made yet. */
    static NatsSettings withoutHome(Profile profile) {
        return settings(
                profile.brokers(),
                Optional.of(profile.credentials())
                        .filter(file -> !file.isEmpty())
                        .map(Path::of));
    }

    private static NatsSettings settings(List<String> named, Optional<Path> file) {
        Credentials credentials =
                file.filter(Files::exists).<Credentials>map(Credentials::read).orElseGet(Credentials.None::new);
        return NatsSettings.of(
                named.isEmpty() ? List.of(USUAL) : named, credentials, "steward-console", NatsSettings.CONSOLE_INBOX);
    }
}
