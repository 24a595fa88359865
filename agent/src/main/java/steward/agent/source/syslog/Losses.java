package steward.agent.source.syslog;

import java.time.Duration;
import java.util.Optional;
import steward.agent.source.EventDraft;
import steward.message.Attributes;
import steward.message.Severity;

/** What was not forwarded, told by an event at most once in {@link #ROUND}. For one thread. */
final class Losses {
    static final Duration ROUND = Duration.ofSeconds(10);

    private long limited;
    private long lost;
    private long lostTold;
    private long toldAt = Long.MIN_VALUE;

    /** The rate limit did not let one through. */
    void limited() {
        limited++;
    }

    /** So many were lost in all before they could be read. */
    void lost(long all) {
        lost = Math.max(lost, all);
    }

    /** Whether it is time to tell, or to look for what there is. */
    boolean isDue(long now) {
        return toldAt == Long.MIN_VALUE || now - toldAt >= ROUND.toNanos();
    }

    /** What is to be told, and is told then. */
    Optional<EventDraft> tell(long now) {
        toldAt = now;
        long unread = lost - lostTold;
        if (limited == 0 && unread == 0) {
            return Optional.empty();
        }
        Attributes data =
                Attributes.of("text", text(unread)).with("limited", limited).with("unread", unread);
        lostTold = lost;
        limited = 0;
        return Optional.of(new EventDraft(Severity.WARNING, data));
    }

    private String text(long unread) {
        String over = limited + " messages were above the rate limit";
        String late = unread + " messages were dropped by the system before they could be read";
        return unread == 0 ? over : limited == 0 ? late : over + "; " + late;
    }
}
