package steward.console.desktop.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * When a node was in contact over the last day, in quarters of an hour, oldest first: only what is known.
 *
 * @param slots one per quarter
 */
record ContactStrip(List<Slot> slots) {
    /** How many quarters are shown. */
    static final int QUARTERS = 96;

    /** What is known of a quarter. */
    enum Known {
        /** The broker had something from the node. */
        HEARD,
        /** This desktop was connected all the time, and there was nothing. */
        SILENT,
        /** This desktop was not looking, and nothing shows either. */
        UNKNOWN
    }

    /**
     * One quarter of an hour.
     *
     * @param start when it begins
     */
    record Slot(Instant start, Known known) {}

    ContactStrip {
        slots = List.copyOf(slots);
    }

    /**
     * The strip up to now.
     *
     * @param heard whether the node is known to have been heard in that quarter
     * @param watched whether nothing can have been missed in that quarter
     */
    static ContactStrip of(Instant now, LongPredicate heard, LongPredicate watched) {
        List<Slot> slots = new ArrayList<>();
        long last = ContactRing.quarter(now);
        for (long quarter = last - QUARTERS + 1; quarter <= last; quarter++) {
            Known known = heard.test(quarter) ? Known.HEARD : watched.test(quarter) ? Known.SILENT : Known.UNKNOWN;
            slots.add(new Slot(ContactRing.start(quarter), known));
        }
        return new ContactStrip(slots);
    }

    /** How many quarters are known to be so. */
    long count(Known known) {
        return slots.stream().filter(slot -> slot.known() == known).count();
    }
}
