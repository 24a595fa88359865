package steward.file;

import steward.message.Progress;

/** How fast bytes moved of late, by the monotonic clock. For one thread. */
final class Speed {
    private static final double SECOND = 1e9;
    private static final double SPAN = 5 * SECOND;

    private long since = System.nanoTime();
    private long bytes;
    private double rate;

    void moved(int more) {
        bytes += more;
        double passed = (double) (System.nanoTime() - since);
        if (passed > SPAN || (rate == 0 && passed > SECOND)) {
            rate = (double) bytes * SECOND / passed;
        }
        if (passed > SPAN) {
            since = System.nanoTime();
            bytes = 0;
        }
    }

    /** Such as {@code 3.1 MiB/s}; nothing in the first second. */
    String text() {
        return rate == 0 ? "" : Progress.size((long) rate) + "/s";
    }
}
