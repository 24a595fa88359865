package steward.console.desktop.node;

import java.time.Instant;
import java.util.Arrays;

/**
 * In which quarters of an hour something was so, for many things that are numbered: one bit each, over the last
 * {@value #REACH} quarters. Not for several threads at once.
 */
final class ContactRing {
    /** How many quarters of an hour are remembered. */
    static final int REACH = 128;

    private static final long QUARTER_SECONDS = 900;
    private static final int WORD = 64;

    private final int most;
    private long[] bits = {};
    private long[] newest = {};

    /** @param most things that are numbered less than this are remembered; of others nothing is */
    ContactRing(int most) {
        this.most = most;
    }

    /** The number of the quarter that the instant lies in. */
    static long quarter(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), QUARTER_SECONDS);
    }

    /** When that quarter begins. */
    static Instant start(long quarter) {
        return Instant.ofEpochSecond(quarter * QUARTER_SECONDS);
    }

    /** It was so at that instant. What lies further back than is remembered is ignored. */
    void mark(int thing, Instant at) {
        if (thing >= most) {
            return;
        }
        grow(thing + 1);
        long quarter = quarter(at);
        long last = newest[thing];
        if (quarter <= last - REACH) {
            return;
        }
        for (long next = Math.max(last + 1, quarter - REACH + 1); next <= quarter; next++) {
            set(thing, next, false);
        }
        newest[thing] = Math.max(last, quarter);
        set(thing, quarter, true);
    }

    /** Whether it is known to have been so in that quarter. */
    boolean was(int thing, long quarter) {
        if (thing * 2 >= bits.length) {
            return false;
        }
        long last = newest[thing];
        boolean isKept = quarter <= last && quarter > last - REACH;
        return isKept && (bits[word(thing, quarter)] & bit(quarter)) != 0;
    }

    private void set(int thing, long quarter, boolean value) {
        int word = word(thing, quarter);
        bits[word] = value ? bits[word] | bit(quarter) : bits[word] & ~bit(quarter);
    }

    private static int word(int thing, long quarter) {
        return thing * 2 + (int) (Math.floorMod(quarter, (long) REACH) / WORD);
    }

    private static long bit(long quarter) {
        return 1L << Math.floorMod(quarter, WORD);
    }

    private void grow(int things) {
        if (things * 2 > bits.length) {
            int room = Math.min(most, Math.max(things, newest.length * 3 / 2 + 16));
            int before = newest.length;
            bits = Arrays.copyOf(bits, room * 2);
            newest = Arrays.copyOf(newest, room);
            Arrays.fill(newest, before, room, Long.MIN_VALUE / 2);
        }
    }
}
