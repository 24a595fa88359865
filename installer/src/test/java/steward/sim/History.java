package steward.sim;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import steward.bus.StreamName;
import steward.message.NodeName;

/** One history: what its seed says happens, then everything heals, then what must be true is looked at. */
final class History {
    private static final Duration PATIENCE = Duration.ofMinutes(45);

    private final long seed;
    private final World world;
    private final Set<Fault> faults;
    private final Troubles troubles;
    private final Duration length;
    private final Probes probes;

    /**
     * How it went.
     *
     * @param hash of everything that happened
     * @param counts of what happened, by kind
     * @param converged how long that took after everything healed
     */
    record Result(
            long seed,
            String hash,
            Set<Fault> faults,
            List<String> violations,
            Map<String, Integer> counts,
            Duration converged) {
        boolean isGood() {
            return violations.isEmpty();
        }
    }

    private History(
            long seed,
            Path folder,
            Keys keys,
            Sabotage sabotage,
            Optional<Set<Fault>> faults,
            Optional<PrintStream> out) {
        this.seed = seed;
        world = new World(seed, folder, keys, sabotage, out);
        Dice dice = world.dice.split();
        Set<Fault> drawn = Troubles.drawn(dice);
        this.faults = faults.orElse(drawn);
        length = dice.between(Duration.ofSeconds(40), Duration.ofSeconds(200));
        world.trace.add("world", "seed " + seed + ", faults " + this.faults + ", " + length);
        populate(dice);
        troubles = new Troubles(world, length, this.faults);
        probes = new Probes(world, this.faults);
    }

    /** Runs it in that folder, which is empty before and after. */
    static Result run(
            long seed,
            Path folder,
            Keys keys,
            Sabotage sabotage,
            Optional<Set<Fault>> faults,
            Optional<PrintStream> out) {
        History history = new History(seed, folder, keys, sabotage, faults, out);
        try {
            return history.run();
        } finally {
            history.close();
        }
    }

    private void populate(Dice dice) {
        int nodes = dice.between(1, 3);
        for (int i = 1; i <= nodes; i++) {
            world.vessels.add(new Vessel(world, new NodeName("ship" + i), "ship" + i));
        }
        world.desks.add(new Desk(world, "desk1", world.folder.resolve("home1"), Keys.ALICE, world.keys.alice));
        if (dice.chance(0.5)) {
            world.desks.add(
                    dice.chance(0.5)
                            ? new Desk(world, "desk2", world.folder.resolve("home1"), Keys.ALICE, world.keys.alice)
                            : new Desk(world, "desk2", world.folder.resolve("home2"), Keys.BOB, world.keys.bob));
        }
        for (Vessel vessel : world.vessels) {
            world.time.after(dice.upTo(Duration.ofSeconds(2)), vessel::start);
        }
        for (Desk desk : world.desks) {
            world.time.after(dice.upTo(Duration.ofSeconds(2)), desk::start);
        }
    }

    private Result run() {
        new Plot(world, length).write();
        troubles.brew();
        Duration converged = Duration.ZERO;
        try {
            for (Duration done = Duration.ZERO; done.compareTo(length) < 0; done = done.plus(Probes.EVERY)) {
                world.time.advance(Probes.EVERY);
                probes.look();
            }
            troubles.heal();
            converged = converge();
            probes.lookAtRest();
            new Invariants(world, faults).check();
        } catch (RuntimeException | AssertionError e) {
            world.oracle.broken("no program fails in a way that ends the simulation", describe(e));
        }
        return new Result(
                seed,
                world.trace.hash(),
                faults,
                List.copyOf(world.oracle.violations()),
                new TreeMap<>(world.counts),
                converged);
    }

    private static String describe(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        for (StackTraceElement element : e.getStackTrace()) {
            text.append("\n    at ").append(element);
        }
        return text.toString();
    }

    private Duration converge() {
        Convergence convergence = new Convergence(world, faults);
        Duration waited = Duration.ZERO;
        Optional<String> missing = Optional.of("everything");
        while (missing.isPresent() && waited.compareTo(PATIENCE) < 0) {
            Duration step = waited.compareTo(Duration.ofMinutes(5)) < 0 ? Duration.ofSeconds(5) : Duration.ofMinutes(1);
            world.time.advance(step);
            waited = waited.plus(step);
            missing = convergence.missing();
        }
        Duration took = waited;
        missing.ifPresent(
                what -> world.oracle.broken("all converges once everything works", "after " + took + " " + what));
        world.trace.add(
                "world",
                "at rest after " + waited + ", acks "
                        + world.broker.stored(StreamName.STEWARD_ACKS).size());
        return waited;
    }

    private void close() {
        world.vessels.forEach(Vessel::stop);
        world.twins.forEach(Vessel::stop);
        world.desks.forEach(Desk::stop);
    }
}
