package steward.console.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import steward.codec.MessageCodec;
import steward.lifecycle.CommandProgress;
import steward.message.Ack;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.OnInterrupt;
import steward.message.ScheduledRun;
import steward.method.InvalidArgumentException;
import steward.method.Methods;
import steward.schedule.Schedule;
import steward.schedule.ScheduleOrder;

/**
 * What units ran by themselves: commands that nobody sent. They are made here of what the unit says of them and of the
 * signed order that gave it the schedule, where that is known.
 */
final class Runs {
    /** The most runs that get their arguments from an order which comes after them. */
    private static final int MOST_DESCRIBED = 1_000;

    /** How long a run is expected to begin. */
    private static final Duration VALID = Duration.ofDays(1);

    private final JobStore store;

    Runs(JobStore store) {
        this.store = store;
    }

    /** Adds what the ack tells of, where it tells of a run; an order for another node does not count. */
    Optional<Tracked> begin(Ack ack) {
        return ack.run().map(run -> {
            Command command = command(ack, run, order(run.schedule()).flatMap(order -> schedule(order, ack)));
            store.addJob(Job.ofRun(command));
            CommandProgress progress = CommandProgress.sending(command.id(), command.createdAt());
            store.addRun(parcel(command), progress, run.schedule());
            return new Tracked(progress, command.job(), command.address().node(), false);
        });
    }

    /** Gives runs that are here already what only their order says. */
    void describe(Command order) {
        if (!order.address().method().equals(Methods.SCHEDULE.name())) {
            return;
        }
        for (CommandId id : store.runsOf(order.id(), MOST_DESCRIBED)) {
            store.parcel(id).map(CommandParcel::command).ifPresent(run -> schedule(order, run)
                    .ifPresent(schedule -> store.describe(parcel(described(run, schedule)))));
        }
    }

    private Optional<Command> order(CommandId id) {
        return store.parcel(id).map(CommandParcel::command);
    }

    private static Optional<Schedule> schedule(Command order, Ack ack) {
        return order.address().node().equals(ack.address().node()) ? schedule(order) : Optional.empty();
    }

    private static Optional<Schedule> schedule(Command order, Command run) {
        return order.address().node().equals(run.address().node()) ? schedule(order) : Optional.empty();
    }

    private static Optional<Schedule> schedule(Command order) {
        try {
            return order.address().method().equals(Methods.SCHEDULE.name())
                            && ScheduleOrder.of(order.arguments()) instanceof ScheduleOrder.Add add
                    ? Optional.of(add.schedule())
                    : Optional.empty();
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    private static Command command(Ack ack, ScheduledRun run, Optional<Schedule> schedule) {
        return new Command(
                ack.command(),
                ack.job(),
                ack.address(),
                schedule.map(Schedule::arguments).orElse(Attributes.none()),
                run.planned(),
                run.planned().plus(VALID),
                schedule.map(Schedule::runLimit).orElse(Duration.ZERO),
                schedule.map(Schedule::onInterrupt).orElse(OnInterrupt.REPORT),
                Optional.of(run.schedule()),
                run.operator(),
                Optional.of(run.name()));
    }

    private static Command described(Command run, Schedule schedule) {
        return new Command(
                run.id(),
                run.job(),
                run.address(),
                schedule.arguments(),
                run.createdAt(),
                run.validUntil(),
                schedule.runLimit(),
                schedule.onInterrupt(),
                run.parent(),
                run.operator(),
                run.label());
    }

    private static CommandParcel parcel(Command command) {
        return new CommandParcel(command, Bytes.copyOf(MessageCodec.encode(command)), Map.of());
    }
}
