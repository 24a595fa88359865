package steward.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** What a time on the wall means where clocks change. */
final class LocalTimes {
    private LocalTimes() {}

    /** The instant of that local time: the first of two, or the end of the gap that it falls into. */
    static Instant instant(LocalDateTime local, ZoneRules rules) {
        @Nullable ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }
}
