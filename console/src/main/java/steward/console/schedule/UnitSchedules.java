package steward.console.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import steward.console.job.CommandStatus;
import steward.message.NodeName;

/**
 * What a unit last said of its schedules.
 *
 * @param node which unit
 * @param asOf when it said so, by its view of the broker's clock
 * @param entries its schedules, in the order they came; what could not be read is left out
 * @param isWhole false when part of the answer is not here
 */
public record UnitSchedules(NodeName node, Instant asOf, List<Entry> entries, boolean isWhole) {
    public UnitSchedules {
        entries = List.copyOf(entries);
    }

    /**
     * One of them.
     *
     * @param held what the unit said
     * @param last its newest run that is known here
     */
    public record Entry(HeldSchedule held, Optional<CommandStatus> last) {}
}
