package steward.console.desktop.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import steward.calendar.TimingWords;
import steward.console.job.CommandStatus;
import steward.console.schedule.HeldSchedule;
import steward.console.schedule.UnitSchedules;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.message.CommandId;
import steward.message.NodeName;
import steward.method.InvalidArgumentException;
import steward.method.Methods;
import steward.schedule.Schedule;
import steward.schedule.ScheduleOrder;

/**
 * A schedule of a unit, or one that is on its way there.
 *
 * @param node which unit
 * @param id of the order that gave it, or is to
 * @param schedule what it says
 * @param held what the unit said of it; nothing while the order is on its way
 * @param saidAt when the unit said so
 * @param last its newest run that is known here
 */
record ScheduleRow(
        NodeName node,
        CommandId id,
        Schedule schedule,
        Optional<HeldSchedule> held,
        Instant saidAt,
        Optional<CommandStatus> last) {
    private static final Comparator<ScheduleRow> ORDER = Comparator.comparing(ScheduleRow::node)
            .thenComparing(row -> row.schedule.name())
            .thenComparing(ScheduleRow::id);

    /** What units said, and what is on its way to them, by node and name. */
    static List<ScheduleRow> of(List<UnitSchedules> units, List<CommandStatus> orders) {
        List<ScheduleRow> rows = new ArrayList<>();
        units.forEach(unit -> unit.entries().forEach(entry -> rows.add(of(unit, entry))));
        orders.forEach(order -> added(order)
                .ifPresent(schedule -> rows.add(new ScheduleRow(
                        order.node(),
                        order.id(),
                        schedule,
                        Optional.empty(),
                        order.command().createdAt(),
                        Optional.empty()))));
        rows.sort(ORDER);
        return rows;
    }

    private static ScheduleRow of(UnitSchedules unit, UnitSchedules.Entry entry) {
        HeldSchedule held = entry.held();
        return new ScheduleRow(unit.node(), held.id(), held.schedule(), Optional.of(held), unit.asOf(), entry.last());
    }

    private static Optional<Schedule> added(CommandStatus order) {
        try {
            return ScheduleOrder.of(order.command().arguments()) instanceof ScheduleOrder.Add add
                    ? Optional.of(add.schedule())
                    : Optional.empty();
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    /** What it is called. */
    String name() {
        return SafeText.line(schedule.name());
    }

    /** When, in words. */
    String when() {
        return TimingWords.of(schedule.timing());
    }

    /** By whose clocks. */
    String zone() {
        return held.map(known -> known.zone().getId())
                .or(() -> schedule.zone().map(Object::toString))
                .orElse("");
    }

    /** What each run does. */
    String what() {
        String arguments = SafeText.line(ArgumentsText.of(schedule.arguments()));
        return schedule.method().equals(Methods.SHELL_COMMAND.name()) && !arguments.isEmpty()
                ? arguments
                : (schedule.method() + "." + schedule.domain() + " " + arguments).strip();
    }

    /** When it is due next, by the clocks of the unit. */
    Optional<Instant> next(Instant now) {
        return held.flatMap(known -> known.next(now));
    }

    /** Whether any of what is shown of it contains the text, in lower case. */
    boolean holds(String text) {
        return String.join("\n", node.value(), name(), when(), zone(), what())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }
}
