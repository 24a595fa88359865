package steward.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import steward.testing.Weather;
import steward.testing.Weather.Flow;

/** What happens to agents: they die at every moment of a command's life, freeze, have no disk, and no notion of time. */
final class AgentFaults {
    private AgentFaults() {}

    static List<Fault> of(Vessel vessel, Effects effects, Timeline timeline) {
        List<Fault> faults = new ArrayList<>();
        String scope = vessel.name();
        faults.add(new Fault("agent killed", scope, scope, random -> vessel.kill(), vessel::start));
        faults.add(new Fault("agent stopped", scope, scope, random -> vessel.stop(), vessel::start));
        faults.add(new Fault("agent frozen", scope, "", random -> vessel.signal("STOP"), () -> vessel.signal("CONT")));
        faults.add(killedAgainAndAgain(vessel, timeline));
        faults.add(killedAtAStart(vessel, effects, timeline));
        faults.add(killedBeforePublishing(vessel, timeline));
        if (vessel.disk().isOwn()) {
            faults.add(new Fault(
                    "agent's disk full", scope, scope, random -> vessel.disk().fill(), () -> vessel.disk()
                            .free()));
        }
        WrongClock.library().ifPresent(library -> {
            faults.add(clock("agent's clock a year ahead", vessel, library, "+365d", false));
            faults.add(clock("agent's clock a year behind", vessel, library, "-365d", false));
            faults.add(clock("agent away for 20 days by its clock", vessel, library, "+20d", true));
        });
        return faults;
    }

    private static Fault killedAgainAndAgain(Vessel vessel, Timeline timeline) {
        Again again = new Again();
        return new Fault(
                "agent killed again and again",
                vessel.name(),
                vessel.name(),
                random -> again.begin("killing " + vessel.name(), timeline, () -> {
                    vessel.kill();
                    vessel.start();
                    return Duration.ofMillis(800 + random.nextInt(5_000));
                }),
                () -> {
                    again.end();
                    vessel.start();
                });
    }

    /** The moment at which a command has just begun, on whichever node. */
    private static Fault killedAtAStart(Vessel vessel, Effects effects, Timeline timeline) {
        Again again = new Again();
        long[] seen = {0};
        return new Fault(
                "agent killed as a command began",
                vessel.name(),
                vessel.name(),
                random -> {
                    seen[0] = effects.begun();
                    again.begin("killing " + vessel.name(), timeline, () -> {
                        if (effects.begun() == seen[0]) {
                            return Duration.ofMillis(2);
                        }
                        vessel.kill();
                        return Duration.ofMillis(-1);
                    });
                },
                () -> {
                    again.end();
                    vessel.start();
                });
    }

    /** It runs commands and cannot tell anybody, then dies. */
    private static Fault killedBeforePublishing(Vessel vessel, Timeline timeline) {
        Again again = new Again();
        int[] steps = {0};
        return new Fault(
                "agent killed before it could answer",
                vessel.name(),
                vessel.name(),
                random -> {
                    steps[0] = 0;
                    vessel.link().weather(Weather.FAIR.flowing(Flow.STALLS, Flow.PASSES));
                    again.begin("killing " + vessel.name(), timeline, () -> {
                        if (steps[0]++ == 0) {
                            return Duration.ofMillis(500 + random.nextInt(4_000));
                        }
                        vessel.kill();
                        return Duration.ofMillis(-1);
                    });
                },
                () -> {
                    again.end();
                    vessel.link().cut();
                    vessel.link().restore();
                    vessel.start();
                });
    }

    private static Fault clock(String name, Vessel vessel, String library, String shift, boolean away) {
        return new Fault(
                name,
                vessel.name(),
                vessel.name(),
                random -> {
                    if (away) {
                        vessel.link().refuse();
                    }
                    vessel.kill();
                    vessel.environment().putAll(WrongClock.environment(library, shift));
                    vessel.start();
                },
                () -> {
                    vessel.kill();
                    vessel.environment()
                            .keySet()
                            .removeAll(WrongClock.environment(library, shift).keySet());
                    vessel.link().restore();
                    vessel.start();
                });
    }
}
