package steward.agent.unit;

import java.util.Optional;
import steward.message.CommandId;

/** What an earlier agent that died left running on the machine. */
public interface Leftovers {
    /** Ends whatever still runs of that command; says in words what it ended, or nothing when there was nothing. */
    Optional<String> end(CommandId command);
}
