package steward.console.desktop.keep;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broker to connect to, with a home of its own.
 *
 * @param name unique
 * @param tint of the window's edge, so that one is not taken for another
 * @param home folder of key, settings and history
 * @param brokers addresses; none for the broker that runs in the home's own folder
 * @param credentials file that opens the broker; empty for the home's own
 */
public record Profile(String name, Tint tint, String home, List<String> brokers, String credentials) {
    /** Colours of profiles. */
    public enum Tint {
        NONE,
        BLUE,
        GREEN,
        YELLOW,
        RED,
        PURPLE
    }

    public Profile(
            String name,
            @Nullable Tint tint,
            String home,
            @Nullable List<String> brokers,
            @Nullable String credentials) {
        this.name = Objects.requireNonNull(name);
        this.tint = tint == null ? Tint.NONE : tint;
        this.home = Objects.requireNonNull(home);
        this.brokers = Bounds.first(brokers, 16);
        this.credentials = credentials == null ? "" : credentials;
    }

    /** Whether the broker runs in the home's own folder. */
    public boolean isEmbedded() {
        return brokers.isEmpty();
    }
}
