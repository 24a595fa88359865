package steward.sim;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import steward.bus.Delivery;
import steward.testing.SimLoop;

/** What all programs of one history share. */
final class World {
    static final Duration TOLERANCE = Duration.ofSeconds(30);
    /** So few that units are full now and then. */
    static final int MAX_OPEN = 6;

    final SimLoop time = new SimLoop();
    final Trace trace;
    final Oracle oracle;
    final BrokerModel broker;
    final Dice dice;
    final Keys keys;
    final Path folder;
    final Sabotage sabotage;
    final List<Vessel> vessels = new ArrayList<>();
    /** Machines that were given the name of another. */
    final List<Vessel> twins = new ArrayList<>();

    final List<Desk> desks = new ArrayList<>();
    /** Everything that happened, by kind. */
    final Map<String, Integer> counts = new HashMap<>();

    private final Map<String, Instant> lastStored = new HashMap<>();
    private Weather weather = Weather.CALM;
    private Duration slowest = Weather.CALM.most();
    private double diskTrouble;
    private int programs;

    World(long seed, Path folder, Keys keys, Sabotage sabotage, Optional<PrintStream> out) {
        this.folder = folder;
        this.keys = keys;
        this.sabotage = sabotage;
        dice = new Dice(seed);
        trace = new Trace(time, folder, out);
        oracle = new Oracle(trace);
        broker = new BrokerModel(time, trace, this::stored);
    }

    Weather weather() {
        return weather;
    }

    void weather(Weather next) {
        weather = next;
        slowest = next.most().compareTo(slowest) > 0 ? next.most() : slowest;
    }

    /** The longest that any message of the history was under way. */
    Duration slowest() {
        return slowest;
    }

    /** How probable it is that a write fails. */
    double diskTrouble() {
        return diskTrouble;
    }

    void diskTrouble(double probability) {
        diskTrouble = probability;
    }

    /** A number for a program. */
    int nextProgram() {
        return ++programs;
    }

    void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    /** When the broker last stored anything from that node, in true time. */
    Optional<Instant> lastStored(String node) {
        return Optional.ofNullable(lastStored.get(node));
    }

    /** Whether the broker loses what it has confirmed: then what one console saw another may never see. */
    boolean brokerForgets(Set<Fault> faults) {
        return faults.contains(Fault.ROLL_BACKS) || faults.contains(Fault.WIPES);
    }

    private void stored(Delivery delivery) {
        String subject = delivery.subject();
        if (subject.startsWith("$KV.STEWARD_NODES.")) {
            lastStored.put(subject.substring("$KV.STEWARD_NODES.".length()), time.now());
        } else if (subject.contains(".ack.")) {
            lastStored.put(subject.substring(0, subject.indexOf('.')), time.now());
        }
    }
}
