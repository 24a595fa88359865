package steward.console.job;

import java.util.List;
import java.util.Map;
import steward.message.NodeName;

/** Why a request was not carried out; the message names the input, the rule and the remedy. Nothing was sent. */
public final class RefusedException extends RuntimeException {
    /** What kind of refusal. */
    public enum Kind {
        /** The set of targets is empty. */
        NO_TARGETS,
        /** Nobody has heard of some of the nodes; {@link RefusedException#unknown()} names them. */
        UNKNOWN_NODES,
        /** There is no such job or command, or the beginning of an id fits several. */
        NOT_FOUND,
        /** The command would be too large, or a limit cannot be. */
        INVALID
    }

    private final Kind kind;
    private final Map<NodeName, List<NodeName>> unknown;

    public RefusedException(Kind kind, String message) {
        this(kind, message, Map.of());
    }

    RefusedException(Kind kind, String message, Map<NodeName, List<NodeName>> unknown) {
        super(message);
        this.kind = kind;
        this.unknown = Map.copyOf(unknown);
    }

    /** What kind of refusal. */
    public Kind kind() {
        return kind;
    }

    /** The nodes that nobody has heard of, each with the known names nearest to it, nearest first; may have none. */
    public Map<NodeName, List<NodeName>> unknown() {
        return unknown;
    }
}
