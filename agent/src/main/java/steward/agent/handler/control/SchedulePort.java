package steward.agent.handler.control;

import java.util.List;
import java.util.Optional;
import steward.message.Attributes;
import steward.message.Command;

/** The schedules of this node, as far as an operator's order reaches. Safe for all threads. */
public interface SchedulePort {
    /** Does what the order asks, once for each order. */
    Answer obey(Command order) throws InterruptedException;

    /**
     * What became of an order.
     *
     * @param refusal why it was not done, if it was not
     * @param held every schedule of the node
     */
    record Answer(Optional<String> refusal, List<Attributes> held) {
        public Answer {
            held = List.copyOf(held);
        }
    }
}
