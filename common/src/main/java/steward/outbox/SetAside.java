package steward.outbox;

import java.util.HashSet;
import java.util.Set;

/**
 * The subjects of a lane that the broker last refused a parcel on. What waits on them is left out, so that their own order
 * stays, until all of them are tried again together.
 */
final class SetAside {
    /** At most so many; when there are more, the lane waits as a whole. */
    static final int MOST = 100_000;

    private final Set<String> refused = new HashSet<>();
    /** Tried again, with no answer yet. */
    private final Set<String> tried = new HashSet<>();

    /** Of those, the ones with a parcel under way: the next on the subject waits for its answer. */
    private final Set<String> probed = new HashSet<>();
    /** Of those, the ones with something behind that parcel. */
    private final Set<String> behind = new HashSet<>();

    private int attempts;

    /** False when there is no room. */
    boolean add(String subject) {
        accepted(subject);
        if (refused.size() + tried.size() >= MOST) {
            return refused.contains(subject);
        }
        refused.add(subject);
        return true;
    }

    /** Whether the next parcel on that subject may be offered now; then it is. */
    boolean offers(String subject) {
        if (refused.contains(subject)) {
            return false;
        }
        if (!tried.contains(subject) || probed.add(subject)) {
            return true;
        }
        behind.add(subject);
        return false;
    }

    /** The broker took a parcel on that subject; true when something was left out behind it. */
    boolean accepted(String subject) {
        tried.remove(subject);
        probed.remove(subject);
        return behind.remove(subject);
    }

    /** The broker said neither. */
    void unanswered(String subject) {
        probed.remove(subject);
    }

    /** Lets all of them be offered again. */
    void release() {
        tried.addAll(refused);
        refused.clear();
    }

    /** All that waits was offered and answered: subjects without a refusal have nothing that waits any more. */
    void allOffered() {
        tried.clear();
        probed.clear();
        behind.clear();
        if (refused.isEmpty()) {
            attempts = 0;
        }
    }

    /** Counts how often they were tried. */
    int nextAttempt() {
        return attempts++;
    }

    void forgetAttempts() {
        attempts = 0;
    }

    /** Whether the broker's last word was a refusal on no subject of the lane. */
    boolean isEmpty() {
        return refused.isEmpty() && tried.isEmpty();
    }
}
