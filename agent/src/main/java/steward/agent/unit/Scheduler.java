package steward.agent.unit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import steward.calendar.Timing;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Severity;
import steward.schedule.MissedRuns;
import steward.time.Backoff;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Gives the unit its own commands when schedules are due, connected or not. A planned time is settled in the transaction
 * that enters its run, so it runs at most once however often the agent starts or the clock is set.
 */
final class Scheduler {
    /** A planned time that lies further back is not run as if nothing had been: it was missed. */
    static final Duration LATENESS = Duration.ofMinutes(1);

    /** Nobody tells a program that the wall clock was set, so it looks at least so often while it holds a schedule. */
    static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private static final Backoff DISK_RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));

    private final Loop loop;
    private final Ledger ledger;
    private final BrokerClock time;
    private final RandomGenerator random;
    private final Incidents incidents;
    private final Chronicle chronicle;
    private final Conductor conductor;
    private final RunRules rules;
    private final Schedules schedules;
    private final ZoneId zone;
    private final int maxOpen;
    private final Tally tally;
    private final Consumer<RuntimeException> onDiskTrouble;
    /** Schedules that were left out last time, and for which that was told. */
    private final Set<CommandId> told = new HashSet<>();

    private Loop.@Nullable Timer timer;
    private boolean works;
    private int failures;

    /** @param onDiskTrouble told of each failure of the ledger; what was due is tried again */
    Scheduler(
            UnitPorts ports,
            UnitRules unitRules,
            RunRules rules,
            Schedules schedules,
            Chronicle chronicle,
            Conductor conductor,
            Consumer<RuntimeException> onDiskTrouble) {
        loop = ports.loop();
        ledger = ports.ledger();
        time = ports.time();
        random = ports.random();
        incidents = ports.incidents();
        tally = ports.tally();
        zone = unitRules.zone();
        maxOpen = unitRules.maxOpen();
        this.rules = rules;
        this.schedules = schedules;
        this.chronicle = chronicle;
        this.conductor = conductor;
        this.onDiskTrouble = onDiskTrouble;
    }

    /** The agent has started, and what an earlier one left open was seen to. */
    void start() {
        try {
            schedules.load();
            works = true;
            happened(Timing.Occasion.START);
        } catch (RuntimeException e) {
            onDiskTrouble.accept(e);
            timer = loop.after(DISK_RETRY.delay(failures++, random), this::start);
        }
    }

    /** The link is back that was down. */
    void reconnected() {
        happened(Timing.Occasion.RECONNECT);
    }

    /** Nothing more is begun. */
    void stop() {
        works = false;
        cancelTimer();
    }

    int count() {
        return schedules.all().size();
    }

    /** Does what an order asks. */
    ScheduleAnswer obey(Command order) {
        ScheduleAnswer answer = schedules.obey(order);
        look();
        return answer;
    }

    private void happened(Timing.Occasion occasion) {
        Instant now = time.presumed().truncatedTo(ChronoUnit.MILLIS);
        for (HeldSchedule held : schedules.all()) {
            boolean isOver = held.schedule().until().filter(now::isAfter).isPresent();
            if (works && held.schedule().isOn(occasion) && !isOver) {
                attempt(() -> run(held, now, 0));
            }
        }
        look();
    }

    private void look() {
        cancelTimer();
        if (!works) {
            return;
        }
        failures = 0;
        for (HeldSchedule held : schedules.all()) {
            attempt(() -> settle(held));
        }
        sleep();
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failures++;
            onDiskTrouble.accept(e);
        }
    }

    private void settle(HeldSchedule held) {
        Instant now = time.presumed();
        Optional<Instant> next = held.next(now, zone);
        if (next.isPresent() && !next.get().isAfter(now)) {
            Due.of(held, now, zone).ifPresent(due -> settle(held, due, now));
        } else if (isOver(held, next, now)) {
            schedules.drop(held);
            tell(held, "has ended, since it is not due any more");
        }
    }

    private static boolean isOver(HeldSchedule held, Optional<Instant> next, Instant now) {
        return Schedules.happens(held.schedule())
                ? held.schedule().until().filter(now::isAfter).isPresent()
                : next.isEmpty();
    }

    private void settle(HeldSchedule held, Due due, Instant now) {
        boolean isLate = due.newest().plus(LATENESS).isBefore(now);
        if (isLate && held.schedule().missed() == MissedRuns.SKIP) {
            long missed = due.before() + 1;
            schedules.save(held.with(held.progress().settled(due.newest(), missed)));
            tally.add(Tally.Limit.RUNS_SKIPPED, missed);
            tell(held, "missed " + counted(missed) + " up to " + due.newest() + " and does not make up for that");
        } else {
            run(held, due.newest(), due.before());
        }
        schedules.all().stream()
                .filter(after -> after.id().equals(held.id()))
                .filter(after -> isOver(after, after.next(now, zone), now))
                .forEach(schedules::drop);
    }

    private void run(HeldSchedule held, Instant planned, long before) {
        Command run = held.run(planned, time.presumed());
        Optional<String> hindrance = hindrance(held, run);
        if (hindrance.isPresent()) {
            leaveOut(held, planned, before, hindrance.get());
            return;
        }
        HeldSchedule after = held.with(held.progress().settled(planned, before).ran(run.id(), planned));
        LedgerEntry entry = chronicle.planned(run, after, rules.refusal(held));
        schedules.keeps(after);
        tally.add(Tally.Limit.RUNS_SKIPPED, before);
        if (before == 0) {
            told.remove(held.id());
        } else if (told.add(held.id())) {
            tell(held, "missed " + counted(before) + " before " + planned);
        }
        if (entry.state() == CommandState.RECEIVED) {
            conductor.received(entry);
        }
    }

    private static String counted(long missed) {
        String count = missed > Due.MOST_COUNTED ? "more than " + Due.MOST_COUNTED : String.valueOf(missed);
        return count + (missed == 1 ? " run" : " runs");
    }

    /** Told the first time of a row, since the next may come in a second. */
    private void leaveOut(HeldSchedule held, Instant planned, long before, String why) {
        schedules.save(held.with(held.progress().settled(planned, before + 1)));
        tally.add(Tally.Limit.RUNS_SKIPPED, before + 1);
        if (told.add(held.id())) {
            tell(held, "leaves out " + planned + ", " + why);
        }
    }

    private Optional<String> hindrance(HeldSchedule held, Command run) {
        if (ledger.find(run.id()).isPresent()) {
            return Optional.of("which ran before the clock was set back");
        }
        if (!held.schedule().overlaps() && isUnderWay(held)) {
            return Optional.of("as the run before it has not ended");
        }
        return ledger.openCount() >= maxOpen
                ? Optional.of("as " + maxOpen + " commands are open, the most that the unit holds")
                : ledger.full().map(why -> "as there is no room: " + why);
    }

    private boolean isUnderWay(HeldSchedule held) {
        return held.progress()
                .last()
                .flatMap(last -> ledger.find(last.command()))
                .filter(entry -> !entry.state().isFinal())
                .isPresent();
    }

    private void tell(HeldSchedule held, String what) {
        incidents.raise(
                Severity.NOTICE,
                held.order().address().domain(),
                "schedule \"" + held.schedule().name() + "\" " + what,
                Bytes.empty());
    }

    private void sleep() {
        if (schedules.all().isEmpty()) {
            return;
        }
        Instant now = time.presumed();
        Duration most = failures > 0 ? DISK_RETRY.delay(failures, random) : LONGEST_SLEEP;
        Duration rest = schedules.all().stream()
                .flatMap(held -> held.next(now, zone).stream())
                .map(next -> Duration.between(now, next))
                .reduce(most, (a, b) -> a.compareTo(b) < 0 ? a : b);
        boolean failed = failures > 0;
        timer = loop.after(failed ? most : rest.isNegative() ? Duration.ZERO : rest, this::look);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
