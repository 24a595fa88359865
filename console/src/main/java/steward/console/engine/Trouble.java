package steward.console.engine;

import java.util.List;
import java.util.Optional;
import steward.console.job.Taken;

/** What went wrong, for an operator to see. Lives on the loop. */
final class Trouble {
    private long badMessages;
    private Optional<String> lastBad = Optional.empty();
    private Optional<String> last = Optional.empty();
    private Optional<String> degraded = Optional.empty();

    void skipped(Taken taken) {
        badMessages += taken.bad();
        lastBad = taken.lastBad().or(() -> lastBad);
    }

    void said(String what) {
        last = Optional.of(what);
    }

    /** The broker accepts again. */
    void accepted() {
        last = Optional.empty();
    }

    long badMessages() {
        return badMessages;
    }

    Optional<String> lastBad() {
        return lastBad;
    }

    /** What the broker lacks of what it is meant to have. */
    void degraded(List<String> sentences) {
        degraded = sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
    }

    Optional<String> last() {
        return last.or(() -> degraded);
    }
}
