package steward.agent.unit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.message.Command;
import steward.message.CommandId;
import steward.method.InvalidArgumentException;
import steward.schedule.MissedRuns;
import steward.schedule.Schedule;
import steward.schedule.ScheduleOrder;
import steward.time.BrokerClock;
import steward.trust.Signed;

/** The schedules that live on the unit: at most {@link #MOST}, each under a name of its own. */
final class Schedules {
    /** The most schedules of a unit. */
    static final int MOST = 1_000;

    private final Ledger ledger;
    private final BrokerClock time;
    private final RunRules rules;
    private final ZoneId zone;
    private final Map<CommandId, HeldSchedule> held = new LinkedHashMap<>();

    Schedules(Ledger ledger, BrokerClock time, RunRules rules, ZoneId zone) {
        this.ledger = ledger;
        this.time = time;
        this.rules = rules;
        this.zone = zone;
    }

    /** Takes up what the ledger has. */
    void load() {
        held.clear();
        ledger.schedules().forEach(schedule -> held.put(schedule.id(), schedule));
    }

    List<HeldSchedule> all() {
        return List.copyOf(held.values());
    }

    boolean has(HeldSchedule schedule) {
        return held.containsKey(schedule.id());
    }

    /** To be called once the ledger has it. */
    void keeps(HeldSchedule schedule) {
        held.put(schedule.id(), schedule);
    }

    void save(HeldSchedule schedule) {
        ledger.keepSchedule(schedule);
        keeps(schedule);
    }

    void drop(HeldSchedule schedule) {
        ledger.dropSchedule(schedule.id());
        held.remove(schedule.id());
    }

    /** Does what an order asks; asked again after a crash it does it once. */
    ScheduleAnswer obey(Command command) {
        try {
            ScheduleOrder order = ScheduleOrder.of(command.arguments());
            Optional<String> refusal = Optional.empty();
            if (order instanceof ScheduleOrder.Add add && !held.containsKey(command.id())) {
                refusal = add(command, add);
            } else if (order instanceof ScheduleOrder.Remove remove) {
                refusal = remove(command, remove.which());
            }
            return answer(refusal);
        } catch (InvalidArgumentException e) {
            return answer(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private ScheduleAnswer answer(Optional<String> refusal) {
        Instant now = time.presumed();
        return new ScheduleAnswer(
                refusal,
                held.values().stream()
                        .map(schedule -> ScheduleText.of(schedule, schedule.next(now, zone), zone, this::state))
                        .toList());
    }

    private Optional<String> state(CommandId run) {
        return ledger.find(run).map(entry -> entry.state().name());
    }

    private Optional<String> add(Command command, ScheduleOrder.Add add) {
        Optional<HeldSchedule> same = named(add.schedule().name());
        if (same.isPresent() && !add.replaces()) {
            return Optional.of("there is a schedule named \"" + add.schedule().name()
                    + "\" already: remove it, give this" + " one another name, or say replace=true");
        }
        if (same.isPresent() && !mayEnd(command, same.get())) {
            return Optional.of(mayNotEnd(command, same.get()));
        }
        if (same.isEmpty() && held.size() >= MOST) {
            return Optional.of("the unit holds " + MOST + " schedules, the most that it takes: remove one first");
        }
        Optional<Signed> signed = ledger.order(command.id());
        if (signed.isEmpty()) {
            return Optional.of("the signature of the order is not in the ledger: send it again");
        }
        HeldSchedule fresh = HeldSchedule.of(signed.get(), HeldSchedule.Progress.from(start(command, add.schedule())));
        if (fresh.next(time.presumed(), zone).isEmpty() && !happens(add.schedule())) {
            return Optional.of("it is not due any more: its time has passed");
        }
        same.ifPresent(this::drop);
        save(fresh);
        return Optional.empty();
    }

    /** What was to be done while the order was on its way was missed, too. */
    private Instant start(Command command, Schedule schedule) {
        Instant now = time.presumed();
        return schedule.missed() == MissedRuns.ONCE && command.createdAt().isBefore(now) ? command.createdAt() : now;
    }

    static boolean happens(Schedule schedule) {
        return schedule.timing() instanceof steward.calendar.Timing.On;
    }

    private Optional<String> remove(Command command, String which) {
        Optional<HeldSchedule> found = named(which).or(() -> held.values().stream()
                .filter(schedule -> schedule.id().toString().equals(which))
                .findFirst());
        if (found.isEmpty()) {
            return Optional.of("there is no schedule \"" + which + "\" on the unit: see the list");
        }
        if (!mayEnd(command, found.get())) {
            return Optional.of(mayNotEnd(command, found.get()));
        }
        drop(found.get());
        return Optional.empty();
    }

    private boolean mayEnd(Command command, HeldSchedule schedule) {
        return rules.may(
                command.operator(),
                schedule.schedule().method(),
                schedule.schedule().domain());
    }

    private static String mayNotEnd(Command command, HeldSchedule schedule) {
        return "operator " + command.operator() + " may not end what runs "
                + schedule.schedule().method() + "." + schedule.schedule().domain();
    }

    private Optional<HeldSchedule> named(String name) {
        return held.values().stream()
                .filter(schedule -> schedule.schedule().name().equals(name))
                .findFirst();
    }
}
