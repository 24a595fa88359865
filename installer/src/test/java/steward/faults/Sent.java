package steward.faults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that a console was asked to send. Safe for all threads. */
final class Sent {
    private final String mark;
    private final Kind kind;
    private final String node;
    private final String desk;
    private final int period;
    private final int deathsBefore;
    private int deaths;
    private volatile @Nullable String job;
    private volatile boolean disturbed;
    private volatile boolean settled;

    /** @param deathsBefore how often the node's agent had ended until then */
    Sent(String mark, Kind kind, String node, String desk, int period, int deathsBefore) {
        this.mark = mark;
        this.kind = kind;
        this.node = node;
        this.desk = desk;
        this.period = period;
        this.deathsBefore = deathsBefore;
    }

    String mark() {
        return mark;
    }

    Kind kind() {
        return kind;
    }

    String node() {
        return node;
    }

    /** The console that was asked. */
    String desk() {
        return desk;
    }

    int period() {
        return period;
    }

    /** Its job; nothing where the console died before it could say. */
    Optional<String> job() {
        return Optional.ofNullable(job);
    }

    /** The console said that it is saved: from then on it may not be lost. */
    void saved(String id) {
        job = id;
    }

    /** Whether agents may have died while it was open. */
    boolean isDisturbed() {
        return disturbed;
    }

    void disturb() {
        disturbed = true;
    }

    /** How often the node's agent ended while it was open. */
    int deaths() {
        return deaths;
    }

    /** Its period is over, and the node's agent has ended so often until now. */
    void deathsUntil(int now) {
        deaths = now - deathsBefore;
    }

    boolean isSettled() {
        return settled;
    }

    /** It has a final state, or was never saved. */
    void settle() {
        settled = true;
    }

    @Override
    public String toString() {
        return mark + " (" + kind + " to " + node + " from " + desk + ", period " + period
                + job().map(id -> ", job " + id).orElse(", never saved") + ")";
    }
}
