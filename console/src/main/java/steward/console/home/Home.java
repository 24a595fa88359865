package steward.console.home;

import java.nio.file.Path;

/**
 * An operator's folder, open to nobody else.
 *
 * @param folder absolute
 * @param settings as read when it was opened
 */
public record Home(Path folder, Settings settings) {
    /** The operator's signing key, made on first use. */
    public Path key() {
        return folder.resolve("keys").resolve("operator.key");
    }

    /** The settings. */
    public Path settingsFile() {
        return folder.resolve("settings.json");
    }

    /** Jobs, commands, outbox and answers. */
    public Path store() {
        return folder.resolve("store.db");
    }

    /** The embedded broker's folder. */
    public Path broker() {
        return folder.resolve("broker");
    }
}
