package steward.console.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An operator's folder, open to nobody else.
 *
 * @param folder absolute
 * @param settings as read when it was opened
 */
public record Home(Path folder, Settings settings) {

    /**
     * Makes the folder where it is missing, for its owner only (0700), and reads the settings.
     *
     * @throws HomeException when the folder is open to others, or the settings hold a mistake: then it names them all
     */
    public static Home open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        PrivateFolder.prepare(absolute);
        return new Home(absolute, SettingsFile.read(absolute.resolve("settings.json")));
    }

    /** The operator's signing key, made on first use. */
    public Path key() {
        return folder.resolve("keys").resolve("operator.key");
    }

    /** Jobs, commands, outbox and answers. */
    public Path store() {
        return folder.resolve("store.db");
    }

    /** Files on their way. */
    public Path copies() {
        return folder.resolve("copies");
    }

    /** The embedded broker's folder. */
    public Path broker() {
        return folder.resolve("broker");
    }

    /** Where the broker is: as set, else where the embedded one of this home said; none where it never ran. */
    public List<String> brokers() {
        if (!settings.brokers().isEmpty()) {
            return settings.brokers();
        }
        Path url = broker().resolve("url");
        try {
            return Files.exists(url) ? List.of(Files.readString(url).strip()) : List.of();
        } catch (IOException e) {
            throw new HomeException("the broker's address in " + url + " cannot be read: " + e, e);
        }
    }

    /** The file that opens the broker: as set, else the embedded broker's where the address is that broker's, too. */
    public Optional<Path> credentials() {
        if (settings.credentials().isPresent() || !settings.brokers().isEmpty()) {
            return settings.credentials();
        }
        Path embedded = broker().resolve("console.credentials");
        return Files.exists(embedded) ? Optional.of(embedded) : Optional.empty();
    }
}
