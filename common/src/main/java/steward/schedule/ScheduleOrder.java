package steward.schedule;

import steward.message.Attributes;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.Methods;

/** What the arguments of the method {@code schedule} ask for. */
public sealed interface ScheduleOrder {
    /**
     * Give the unit a schedule.
     *
     * @param replaces whether one of the same name gives way
     */
    record Add(Schedule schedule, boolean replaces) implements ScheduleOrder {}

    /** Tell which schedules there are. */
    record Listing() implements ScheduleOrder {}

    /** Take the schedule of that name, or whose order has that id, from the unit. */
    record Remove(String which) implements ScheduleOrder {}

    /** @throws InvalidArgumentException for the first argument that is not what it must be */
    static ScheduleOrder of(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.SCHEDULE, attributes);
        return switch (arguments.text("action").orElseThrow()) {
            case "add" -> new ScheduleReader(arguments).add();
            case "remove" ->
                new Remove(arguments
                        .text("name")
                        .orElseThrow(() -> new InvalidArgumentException(
                                "name", "is missing", "give the name of the schedule, or its id")));
            default -> new Listing();
        };
    }
}
