package steward.agent.unit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import steward.codec.MessageCodec;
import steward.message.Address;
import steward.message.Command;
import steward.message.CommandId;
import steward.method.InvalidArgumentException;
import steward.schedule.RunIds;
import steward.schedule.Schedule;
import steward.schedule.ScheduleOrder;
import steward.trust.Signed;

/**
 * A schedule that lives on the unit, and how far it got. Immutable.
 *
 * @param order the command that gave it
 * @param signed its exact bytes with their signature, which every run rests on
 * @param schedule what the order says
 * @param progress how far it got
 */
public record HeldSchedule(Command order, Signed signed, Schedule schedule, Progress progress) {
    /** A run may wait so long for its turn before it counts as expired. */
    private static final Duration RUN_VALID = Duration.ofDays(1);

    /**
     * How far a schedule got.
     *
     * @param upTo planned times up to that instant are settled, those in the gap excepted: they ran, or were left out
     * @param gap times that were left out because the clock had passed them all at once
     * @param last what ran last
     * @param runs how many there were
     * @param skipped how many planned times were left out
     */
    public record Progress(Instant upTo, Optional<Gap> gap, Optional<LastRun> last, long runs, long skipped) {
        /** Of a schedule that has just come. */
        static Progress from(Instant start) {
            return new Progress(start, Optional.empty(), Optional.empty(), 0, 0);
        }

        /**
         * Behind which instant the next planned time stands. A clock that was ahead let times pass that are still to come:
         * they are not settled after all.
         */
        Instant front(Instant now) {
            return openGap(now).map(Gap::from).orElse(upTo);
        }

        Optional<Gap> openGap(Instant now) {
            return gap.filter(left -> now.isBefore(left.to));
        }

        /** Settles up to that planned time; so many before or at it were left out. */
        Progress settled(Instant planned, long leftOut) {
            boolean isInGap = gap.filter(left -> planned.isBefore(left.to)).isPresent();
            if (isInGap) {
                Gap rest = new Gap(planned, gap.orElseThrow().to);
                return new Progress(upTo, Optional.of(rest), last, runs, skipped + leftOut);
            }
            Optional<Gap> left = leftOut > 0 ? Optional.of(new Gap(upTo, planned)) : gap;
            return new Progress(planned, left, last, runs, skipped + leftOut);
        }

        Progress ran(CommandId command, Instant planned) {
            return new Progress(upTo, gap, Optional.of(new LastRun(command, planned)), runs + 1, skipped);
        }
    }

    /** From one settled instant to another, with nothing run between them. */
    public record Gap(Instant from, Instant to) {}

    /** The run of that planned time. */
    public record LastRun(CommandId command, Instant planned) {}

    /**
     * The schedule in a signed order.
     *
     * @throws IllegalArgumentException when the bytes are no order to add a schedule
     */
    public static HeldSchedule of(Signed signed, Progress progress) {
        Command order = (Command) MessageCodec.decode(signed.payload().toArray());
        try {
            ScheduleOrder.Add add = (ScheduleOrder.Add) ScheduleOrder.of(order.arguments());
            return new HeldSchedule(order, signed, add.schedule(), progress);
        } catch (InvalidArgumentException e) {
            throw new IllegalArgumentException("command " + order.id() + " holds no schedule: " + e.getMessage(), e);
        }
    }

    /** Whose id is that of the order. */
    public CommandId id() {
        return order.id();
    }

    /** The first planned time that is not settled, as the clock stands. */
    Optional<Instant> next(Instant now, ZoneId own) {
        Optional<Instant> next = after(progress.front(now), own);
        boolean isBehindGap = progress.openGap(now)
                .filter(gap -> next.isEmpty() || !next.get().isBefore(gap.to))
                .isPresent();
        return isBehindGap ? after(progress.upTo, own) : next;
    }

    /** The first planned time after that instant. */
    Optional<Instant> after(Instant instant, ZoneId own) {
        return schedule.next(instant, order.createdAt(), own);
    }

    HeldSchedule with(Progress next) {
        return new HeldSchedule(order, signed, schedule, next);
    }

    /** The command that the unit gives itself for that planned time. */
    Command run(Instant planned, Instant now) {
        Instant from = planned.isAfter(now) ? planned : now;
        return new Command(
                RunIds.command(order.id(), planned),
                RunIds.job(order.job(), planned),
                new Address(order.address().node(), schedule.method(), schedule.domain()),
                schedule.arguments(),
                planned,
                from.plus(RUN_VALID),
                schedule.runLimit(),
                schedule.onInterrupt(),
                Optional.of(order.id()),
                order.operator(),
                Optional.of(schedule.name()));
    }
}
