package steward.console.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Transition;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.NodeName;
import steward.schedule.RunIds;
import steward.trust.KeyId;

/**
 * A command and how far it got.
 *
 * @param parcel what was asked, with the exact bytes that were signed
 * @param progress what is known of it, every transition included
 * @param own whether it was sent from this home
 */
public record CommandStatus(CommandParcel parcel, CommandProgress progress, boolean own) {
    /** What was asked. */
    public Command command() {
        return parcel.command();
    }

    /** The key that claims to have signed it; units check that, a console cannot check the keys of others. */
    public Optional<KeyId> signer() {
        return parcel.signer();
    }

    /** Whether nobody sent it: a schedule on the unit was due. */
    public boolean isRun() {
        return RunIds.isRun(id());
    }

    /** Its history; nobody sent what a unit ran by itself. */
    public List<Transition> transitions() {
        List<Transition> all = progress.transitions();
        return isRun() ? all.subList(1, all.size()) : all;
    }

    /** The command's id. */
    public CommandId id() {
        return command().id();
    }

    /** The node that it is for. */
    public NodeName node() {
        return command().address().node();
    }

    /** Its state. */
    public CommandState state() {
        return progress.state();
    }

    /**
     * Whether it ought to have started by now and nothing shows that it has: a flag of the viewer, not a state, since the
     * unit may have started it unheard.
     *
     * @param now by the broker's clock
     */
    public boolean isOverdue(Instant now) {
        return state().compareTo(CommandState.RUNNING) < 0
                && now.isAfter(command().validUntil());
    }
}
