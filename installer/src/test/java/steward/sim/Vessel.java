package steward.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import steward.message.NodeName;

/** A machine with an agent that is started again whenever it died. */
final class Vessel {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final World world;
    private final Dice dice;
    private final NodeName node;
    private final String label;
    private final Path folder;
    private final Program.MachineClock clock;
    private Optional<AgentRun> run = Optional.empty();
    private boolean stopped;
    private int starts;
    private int lostLedgers;
    private long ledgerEpoch;

    /** @param label tells machines of one node name apart */
    Vessel(World world, NodeName node, String label) {
        this.world = world;
        this.node = node;
        this.label = label;
        dice = world.dice.split();
        folder = world.folder.resolve(label);
        clock = new Program.MachineClock(world.time, dice.below(1_000_000_000));
    }

    NodeName node() {
        return node;
    }

    String label() {
        return label;
    }

    Path folder() {
        return folder;
    }

    Program.MachineClock clock() {
        return clock;
    }

    int lostLedgers() {
        return lostLedgers;
    }

    Optional<AgentRun> run() {
        return run;
    }

    /** Starts the agent, unless it runs. */
    void start() {
        stopped = false;
        if (run.isPresent()) {
            return;
        }
        world.trace.add(label, "starts");
        starts++;
        try {
            AgentRun next = new AgentRun(world, this, dice, starts);
            run = Optional.of(next);
            next.start();
            checkEpoch(next);
        } catch (Crash e) {
            world.trace.add(label, "died as it started");
        } catch (RuntimeException e) {
            world.trace.add(label, "cannot start: " + e.getMessage());
            run = Optional.empty();
            startLater();
        }
    }

    private void checkEpoch(AgentRun next) {
        long epoch = next.epoch();
        if (epoch <= ledgerEpoch) {
            world.oracle.broken("each start raises the epoch", label + " has epoch " + epoch + " after " + ledgerEpoch);
        }
        ledgerEpoch = epoch;
    }

    /** The agent died at some step of its own: what is left is cleared away when that step is over. */
    void died(String where) {
        world.trace.add(label, "dies at " + where);
        world.count("agent died at a step");
        world.time.execute(() -> {
            bury();
            startLater();
        });
    }

    /** Another agent of its name is alive. */
    void taken(String why) {
        world.trace.add(label, "gives up: " + why);
        world.count("agent gave up its name");
        world.time.execute(() -> {
            bury();
            startLater();
        });
    }

    /** Power off. */
    void kill() {
        if (run.isPresent()) {
            world.trace.add(label, "is killed");
            world.count("agent killed");
            bury();
        }
    }

    /** Off until it is started. */
    void stop() {
        stopped = true;
        kill();
    }

    void startLater() {
        world.time.after(dice.between(Duration.ofMillis(10), LONGEST_PAUSE), () -> {
            if (!stopped) {
                start();
            }
        });
    }

    /** Its ledger is gone, or no ledger any more; to be called while the agent is down. */
    void loseLedger(boolean leavesDamage) {
        lostLedgers++;
        ledgerEpoch = 0;
        world.trace.add(label, leavesDamage ? "has its ledger damaged" : "loses its ledger");
        world.count("ledger lost");
        try {
            if (leavesDamage && Files.exists(folder.resolve("ledger.db"))) {
                Files.deleteIfExists(folder.resolve("ledger.db-wal"));
                try (FileChannel file = FileChannel.open(folder.resolve("ledger.db"), StandardOpenOption.WRITE)) {
                    file.write(ByteBuffer.wrap(new byte[64]), 0);
                }
            } else if (Files.exists(folder)) {
                deleteAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bury() {
        run.ifPresent(AgentRun::end);
        run = Optional.empty();
    }

    static void deleteAll(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
