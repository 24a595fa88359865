package steward.sim;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Runs histories from the command line: {@code --histories N} or {@code --minutes N} from {@code --seed S} on, or with
 * {@code --trace} the one of that seed with everything that happens in it. Ends with 1 when a rule was broken.
 */
public final class SimulationMain {
    private static final int MOST_THREADS = 8;

    private final PrintStream out;
    private long seed = 1;
    private long histories = 1_000;
    private long minutes;
    private Optional<Set<Fault>> faults = Optional.empty();
    private boolean trace;
    private boolean json;
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    private SimulationMain(PrintStream out) {
        this.out = out;
    }

    /** @param arguments as above, {@code --threads N}, {@code --json} and {@code --faults A,B} */
    public static void main(String... arguments) {
        SimulationMain main = new SimulationMain(System.out);
        if (!main.understands(List.of(arguments))) {
            System.err.println(
                    "options: --seed S, --histories N or --minutes N, --trace (that seed only), --threads N, --json, "
                            + "--faults A,B instead of the seed's, of " + List.of(Fault.values()));
            System.exit(2);
        }
        System.exit(main.run() ? 0 : 1);
    }

    private boolean understands(List<String> arguments) {
        try {
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--seed" -> seed = Long.parseLong(arguments.get(++i));
                    case "--histories" -> histories = Long.parseLong(arguments.get(++i));
                    case "--minutes" -> minutes = Long.parseLong(arguments.get(++i));
                    case "--threads" -> threads = Integer.parseInt(arguments.get(++i));
                    case "--faults" -> faults = Optional.of(faults(arguments.get(++i)));
                    case "--trace" -> trace = true;
                    case "--json" -> json = true;
                    default -> {
                        return false;
                    }
                }
            }
            return true;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static Set<Fault> faults(String names) {
        return Arrays.stream(names.split(",", -1)).map(Fault::valueOf).collect(Collectors.toSet());
    }

    private boolean run() {
        return trace ? replay() : many();
    }

    private boolean replay() {
        try (Simulation simulation = new Simulation()) {
            History.Result result = simulation.run(seed, Sabotage.NONE, faults, Optional.of(out));
            out.println("hash " + result.hash());
            tell(result);
            return result.isGood();
        }
    }

    private boolean many() {
        long began = System.nanoTime();
        long end = began + TimeUnit.MINUTES.toNanos(minutes);
        BooleanSupplier hasTime = () -> minutes == 0 || System.nanoTime() - end < 0;
        Totals totals = new Totals();
        Batch batch = new Batch(threads, Sabotage.NONE, faults);
        batch.run(seed, minutes == 0 ? histories : Long.MAX_VALUE - seed, hasTime, result -> {
            totals.add(result);
            if (!result.isGood() && !json) {
                tell(result);
            }
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        out.println(json ? totals.json(seconds) : totals.text(seconds));
        return totals.bad().isEmpty();
    }

    private void tell(History.Result result) {
        if (result.isGood()) {
            return;
        }
        out.println("seed " + result.seed() + " with " + result.faults() + " broke:");
        result.violations().forEach(violation -> out.println("  " + violation));
        out.println("  replay it: installer/simulation --seed " + result.seed() + " --trace");
    }
}
