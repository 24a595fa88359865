package steward.agent.unit;

import java.util.Optional;
import steward.message.LedgerSummary;
import steward.message.Presence;
import steward.message.PresenceState;

/**
 * What it means for a ledger whose word is found under the node's name when an agent comes up on it: another ledger, or a
 * later life of this one, may have run what this one knows nothing of.
 *
 * @param ledger of the agent that comes up
 * @param machine and folder that the ledger lies in now
 */
record Succession(Ledger ledger, String machine) {
    /** Whether the ledger was brought here from another place: what it is a copy of may have gone on. */
    boolean isCarried() {
        return ledger.machine().filter(place -> !place.equals(machine)).isPresent();
    }

    /** Whether that was said by an earlier agent on this very ledger, so that it cannot be alive. */
    boolean isOwn(Presence earlier, String bootId) {
        return !isCarried()
                && earlier.ledger().id().equals(ledger.id())
                && earlier.bootId().equals(bootId);
    }

    /** Whether something may have run under the node's name that the ledger does not know of. */
    boolean isDoubtful(Optional<Presence> earlier) {
        return earlier.map(this::isBehind).orElseGet(this::isCarried);
    }

    private boolean isBehind(Presence earlier) {
        LedgerSummary said = earlier.ledger();
        if (!said.id().equals(ledger.id()) || said.epoch() >= ledger.epoch()) {
            return true;
        }
        boolean hasSameStream = said.stream().equals(ledger.cursor().stream());
        return isCarried()
                ? !(earlier.state() == PresenceState.STOPPED
                        && said.epoch() == ledger.epoch() - 1
                        && hasSameStream
                        && said.cursor() == ledger.cursor().complete()
                        && said.openCount() == ledger.openCount())
                : hasSameStream && said.cursor() > ledger.cursor().complete();
    }
}
