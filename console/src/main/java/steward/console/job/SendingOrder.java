package steward.console.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import steward.message.CommandId;
import steward.outbox.Outbox;

/**
 * The order in which commands that the broker does not have are sent to a node. A recall keeps its place, and so does what
 * is sent before or after it: a unit must hear of a recall before it hears of what replaces the recalled.
 */
final class SendingOrder {
    private final JobStore store;
    private final Outbox outbox;

    SendingOrder(JobStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * As {@link Dispatch#putBefore}. To be called in a transaction: what another program of this home sent meanwhile is
     * not in the outbox any more.
     */
    void putBefore(Collection<CommandId> moved, CommandId other) {
        Tracked target = store.tracked(other).orElseThrow(() -> tooLate(other));
        List<JobStore.Waiting> before = store.waiting(target.node());
        List<JobStore.Waiting> after = arranged(before, Set.copyOf(moved), other);
        int first = 0;
        int last = before.size();
        while (first < last && before.get(first).equals(after.get(first))) {
            first++;
        }
        while (last > first && before.get(last - 1).equals(after.get(last - 1))) {
            last--;
        }
        before.subList(first, last).forEach(this::requireMovable);
        store.sendLast(after.subList(first, after.size()).stream()
                .map(SendingOrder::id)
                .toList());
    }

    private static List<JobStore.Waiting> arranged(
            List<JobStore.Waiting> waiting, Set<CommandId> moved, CommandId other) {
        List<JobStore.Waiting> chosen =
                waiting.stream().filter(entry -> moved.contains(id(entry))).toList();
        moved.stream()
                .filter(wanted -> chosen.stream().noneMatch(entry -> id(entry).equals(wanted)))
                .findFirst()
                .ifPresent(gone -> {
                    throw tooLate(gone);
                });
        List<JobStore.Waiting> arranged = new ArrayList<>(waiting);
        arranged.removeAll(chosen);
        int place = arranged.stream().map(SendingOrder::id).toList().indexOf(other);
        if (place < 0) {
            throw tooLate(other);
        }
        arranged.addAll(place, chosen);
        return arranged;
    }

    private void requireMovable(JobStore.Waiting entry) {
        if (outbox.isUnderWay(entry.number())) {
            throw tooLate(id(entry));
        }
        if (entry.parcel().command().address().method().equals(Composer.CANCEL)) {
            throw refused(
                    "the recall " + id(entry) + " keeps its place: nothing is sent before it that comes after it");
        }
    }

    private static CommandId id(JobStore.Waiting entry) {
        return entry.parcel().command().id();
    }

    private static RefusedException tooLate(CommandId id) {
        return refused(
                "command " + id + " has been sent meanwhile: only the order of what this console has not sent yet,"
                        + " and to one node, can be changed");
    }

    private static RefusedException refused(String why) {
        return new RefusedException(RefusedException.Kind.INVALID, why);
    }
}
