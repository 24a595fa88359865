package steward.console.desktop.events;

import java.time.Instant;
import java.util.Optional;
import steward.message.Event;
import steward.message.Severity;

/**
 * An event in a list.
 *
 * @param event what happened
 * @param storedAt when the broker stored it, by its clock
 * @param sequence in the broker's stream
 * @param isOwn whether it happened in this program, so that no broker has it
 */
public record EventRow(Event event, Instant storedAt, long sequence, boolean isOwn) {
    /** How bad it is. */
    public enum Level {
        /** An error, or worse. */
        ERROR,
        WARNING,
        /** A notice, or information. */
        INFO,
        /** For whoever looks for a fault. */
        DEBUG,
        /** It does not say. */
        NONE;

        static Level of(Optional<Severity> severity) {
            return severity.map(Level::of).orElse(NONE);
        }

        private static Level of(Severity severity) {
            return switch (severity) {
                case EMERGENCY, ALERT, CRITICAL, ERROR -> ERROR;
                case WARNING -> WARNING;
                case NOTICE, INFO -> INFO;
                case DEBUG -> DEBUG;
            };
        }
    }

    /** How bad it is. */
    public Level level() {
        return Level.of(event.severity());
    }

    /** What it says, in one line. */
    public String summary() {
        return EventWords.summary(event.data());
    }
}
