package steward.console.desktop.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.home.Settings;
import steward.message.MethodName;
import steward.time.Durations;

/** The two timers of a command, in plain words. */
final class Timers {
    private final Texts texts;
    private final Settings settings;

    Timers(Texts texts, Settings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    /** The duration that was typed; nothing where none was, or it is wrong: then the mistake is put down. */
    static Optional<Duration> read(String name, String typed, Map<String, String> mistakes) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Durations.parse(typed));
        } catch (IllegalArgumentException e) {
            mistakes.put(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Until when a node may start it. */
    String validFor(Optional<Duration> typed, Instant now, Times times) {
        Duration length = typed.orElse(settings.validFor());
        return texts.get("compose.valid.words", Durations.print(length), times.minute(now.plus(length)));
    }

    /** How long it may run. */
    String runLimit(Optional<Duration> typed, String method) {
        Duration length = typed.orElseGet(() -> usual(method));
        return length.isZero()
                ? texts.get("compose.limit.none")
                : texts.get("compose.limit.words", Durations.print(length));
    }

    private Duration usual(String method) {
        return method.isBlank() ? settings.runLimit() : settings.runLimit(new MethodName(method.strip()));
    }
}
