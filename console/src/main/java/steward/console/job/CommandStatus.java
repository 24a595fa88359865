package steward.console.job;

import java.time.Instant;
import java.util.Optional;
import steward.lifecycle.CommandProgress;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.NodeName;
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
