package steward.console.desktop.route;

import java.util.Optional;
import steward.console.desktop.keep.Draft;
import steward.message.JobId;
import steward.message.NodeName;

/** A place in the program. */
public sealed interface Route {
    /** The grid of nodes and subjects. */
    record Fleet() implements Route {}

    /** Writing a command. */
    record Compose(Draft draft) implements Route {}

    /** What was sent. */
    record Jobs() implements Route {}

    /**
     * What units run by themselves.
     *
     * @param node whose schedules are sought, if not those of all
     */
    record Schedules(Optional<NodeName> node) implements Route {}

    /** One send and its answers. */
    record Job(JobId id) implements Route {}

    /** One node. */
    record Node(NodeName name) implements Route {}

    /** What happened in the fleet. */
    record Events() implements Route {}

    /** What went wrong in the programs of the fleet. */
    record Errors() implements Route {}

    /** Brokers. */
    record Connection() implements Route {}

    /** What the program told. */
    record Notices() implements Route {}
}
