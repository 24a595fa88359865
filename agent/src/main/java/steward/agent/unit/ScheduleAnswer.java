package steward.agent.unit;

import java.util.List;
import java.util.Optional;
import steward.message.Attributes;

/**
 * What became of an order about schedules.
 *
 * @param refusal why it was not done, if it was not
 * @param held every schedule of the unit, as it is told to people and programs
 */
public record ScheduleAnswer(Optional<String> refusal, List<Attributes> held) {
    public ScheduleAnswer {
        held = List.copyOf(held);
    }
}
