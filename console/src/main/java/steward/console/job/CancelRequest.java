package steward.console.job;

import java.util.Optional;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.InvalidNameException;

/**
 * What a cancel command asks for.
 *
 * @param target the command to be cancelled
 */
record CancelRequest(CommandId target) {
    /** The request in that command, when it is one. */
    static Optional<CancelRequest> of(Command command) {
        if (!command.address().method().equals(Composer.CANCEL)) {
            return Optional.empty();
        }
        try {
            return command.arguments()
                    .get(Composer.CANCEL_TARGET)
                    .map(id -> new CancelRequest(CommandId.parse(id.toString())));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
