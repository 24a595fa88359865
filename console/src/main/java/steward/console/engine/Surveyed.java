package steward.console.engine;

import java.util.HashMap;
import java.util.Map;
import steward.console.fleet.Cell;
import steward.console.job.JobStore;
import steward.message.Address;

/**
 * The answers that are shown ahead of their history, so that older ones which the history brings do not cover them. As
 * many as the fleet's model has cells, for as long as it takes to catch up. Lives on the loop.
 */
final class Surveyed {
    private final Map<Address, JobStore.Place> places = new HashMap<>();

    void add(JobStore.Answer answer) {
        places.put(address(answer), answer.place());
    }

    /** Whether a later answer than this is shown already. */
    boolean isAheadOf(JobStore.Answer answer) {
        JobStore.Place place = places.get(address(answer));
        return place != null
                && place.stream().equals(answer.place().stream())
                && place.sequence() > answer.place().sequence();
    }

    /** The history says all from now on; true when something was ahead of it. */
    boolean clear() {
        boolean wasAhead = !places.isEmpty();
        places.clear();
        return wasAhead;
    }

    private static Address address(JobStore.Answer answer) {
        Cell cell = answer.cell();
        return new Address(answer.node(), cell.column().method(), cell.column().domain());
    }
}
