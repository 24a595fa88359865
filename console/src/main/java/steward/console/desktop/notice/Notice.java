package steward.console.desktop.notice;

import java.time.Instant;
import java.util.Optional;
import steward.console.desktop.route.Route;

/**
 * Something worth telling.
 *
 * @param kind how it is meant
 * @param text what, in a sentence
 * @param subject what it is about; a newer notice about the same replaces an older one
 * @param at by the broker's clock
 * @param where to go to see more
 */
public record Notice(Kind kind, String text, String subject, Instant at, Optional<Route> where) {
    /** How a notice is meant. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }
}
