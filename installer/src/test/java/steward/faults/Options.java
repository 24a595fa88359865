package steward.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import steward.broker.BrokerBinary;
import steward.testing.TestBroker;

/**
 * What was asked for on the command line.
 *
 * @param length of the run on each broker, without what it takes to converge in the end
 * @param seed of everything that is drawn
 * @param nodes how many agents
 * @param brokers the programs, one after another
 * @param json whether the table is printed as JSON
 * @param report a file that the table is written to as well
 * @param folder where everything happens; a new one in it for each run
 * @param load whether very many commands are sent in place of faults
 * @param commands how many of them
 * @param only parts of names of faults; others are left out; none for all
 */
record Options(
        Duration length,
        long seed,
        int nodes,
        List<BrokerBinary> brokers,
        boolean json,
        Optional<Path> report,
        Path folder,
        boolean load,
        long commands,
        List<String> only) {
    private static final int NODES = 4;
    private static final int LOADED_NODES = 1_000;

    /** Reads the words; each option may be there once. */
    static Options parse(List<String> words) {
        Words given = new Words(words);
        boolean load = given.flag("--load");
        Options options = new Options(
                Duration.ofSeconds(Math.round(60 * given.number("--minutes", 5))),
                given.text("--seed").map(Long::parseLong).orElseGet(() -> System.nanoTime() % 1_000_000),
                (int) given.number("--nodes", load ? LOADED_NODES : NODES),
                brokers(given.text("--broker")),
                given.flag("--json"),
                given.text("--report").map(Path::of),
                Path.of(given.text("--folder").orElse(System.getProperty("java.io.tmpdir"))),
                load,
                (long) given.number("--commands", 20_000),
                given.text("--only").map(text -> List.of(text.split(","))).orElse(List.of()));
        given.requireNothingLeft();
        if (options.nodes < 1 || options.length.isNegative() || options.length.isZero()) {
            throw new IllegalArgumentException("--nodes and --minutes must be more than 0");
        }
        return options;
    }

    private static List<BrokerBinary> brokers(Optional<String> named) {
        if (named.isEmpty()) {
            return List.of(BrokerBinary.find(Optional.empty()));
        }
        return named.get().equals("both")
                ? TestBroker.binaries()
                : List.of(BrokerBinary.find(Optional.of(Path.of(named.get()))));
    }

    /** Words of a command line that are taken one by one. */
    private static final class Words {
        private final List<String> left;

        Words(List<String> words) {
            left = new ArrayList<>(words);
        }

        boolean flag(String name) {
            return left.remove(name);
        }

        Optional<String> text(String name) {
            int at = left.indexOf(name);
            if (at < 0) {
                return Optional.empty();
            }
            if (at + 1 == left.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            left.remove(at);
            return Optional.of(left.remove(at));
        }

        double number(String name, double usual) {
            try {
                return text(name).map(Double::parseDouble).orElse(usual);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " needs a number", e);
            }
        }

        void requireNothingLeft() {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("unknown: " + String.join(" ", left));
            }
        }
    }
}
