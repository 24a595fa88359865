package steward.agent.source.syslog;

import java.util.concurrent.TimeUnit;

/** Lets so many messages a second through, and as many at once after a second of silence. For one thread. */
final class Rate {
    private final long perSecond;
    private final long nanosEach;
    private long allowedFrom = Long.MIN_VALUE;

    /** @param perSecond 0 for no limit */
    Rate(long perSecond) {
        this.perSecond = perSecond;
        nanosEach = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** @param now on the monotonic clock */
    boolean admits(long now) {
        if (perSecond == 0) {
            return true;
        }
        long earliest = now - TimeUnit.SECONDS.toNanos(1);
        long from = allowedFrom == Long.MIN_VALUE || allowedFrom - earliest < 0 ? earliest : allowedFrom;
        if (from - now >= 0) {
            return false;
        }
        allowedFrom = from + nanosEach;
        return true;
    }
}
