package steward.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import steward.console.engine.SimEngine;
import steward.console.home.Settings;
import steward.console.job.Composition;
import steward.console.job.HomeStore;
import steward.console.job.RefusedException;
import steward.console.store.Store;
import steward.message.IdSource;
import steward.message.JobId;
import steward.message.OperatorName;
import steward.trust.SigningKey;

/** A machine with a console that is started again whenever it died. */
final class Desk {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final World world;
    private final Dice dice;
    private final String label;
    private final Path home;
    private final OperatorName operator;
    private final SigningKey key;
    private final Program.MachineClock clock;
    private final List<JobId> jobs = new ArrayList<>();
    private Optional<Run> run = Optional.empty();
    private boolean stopped;

    /** A console that runs. */
    record Run(Program program, Line line, Disk disk, SimEngine engine) {}

    /** @param home its folder, perhaps another console's, too */
    Desk(World world, String label, Path home, OperatorName operator, SigningKey key) {
        this.world = world;
        this.label = label;
        this.home = home;
        this.operator = operator;
        this.key = key;
        dice = world.dice.split();
        clock = new Program.MachineClock(world.time, dice.below(1_000_000_000));
    }

    String label() {
        return label;
    }

    Path home() {
        return home;
    }

    Program.MachineClock clock() {
        return clock;
    }

    Optional<Run> run() {
        return run;
    }

    /** Jobs that it saved and nobody but it sees to. */
    List<JobId> jobs() {
        return jobs;
    }

    void start() {
        stopped = false;
        if (run.isPresent()) {
            return;
        }
        world.trace.add(label, "starts");
        Program program = new Program(
                world.time, clock, failure -> world.trace.add(label, "failed at a task: " + failure), this::died);
        Path file = home.resolve("store.db");
        Disk disk = new Disk(file, program, world::diskTrouble, dice.split());
        Line line = new Line(world.time, world.broker, program, world::weather, dice.split());
        try {
            Files.createDirectories(home);
            HomeStore store = world.sabotage.store(Store.open(file, Store.Limits.USUAL, disk));
            IdSource ids = new Names(clock, world.nextProgram());
            SimEngine engine = new SimEngine(new SimEngine.Parts(
                    program,
                    line,
                    store,
                    file,
                    key,
                    ids,
                    Settings.defaults(operator),
                    failure -> world.trace.add(label, "reports: " + failure),
                    this::composed));
            run = Optional.of(new Run(program, line, disk, engine));
            engine.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Crash e) {
            world.trace.add(label, "cannot start: " + e.getMessage());
            program.kill();
            line.close();
            disk.powerOff();
            startLater();
        }
    }

    private void composed(Composition composition) {
        composition.commands().forEach(parcel -> world.oracle.composed(parcel.command()));
    }

    /** Has the operator do that, if the console runs, and gives whether it was done. */
    void order(String what, Consumer<SimEngine> action) {
        run.ifPresent(now -> now.program().execute(() -> {
            world.trace.add(label, what);
            world.count(what);
            try {
                action.accept(now.engine());
            } catch (RefusedException e) {
                world.trace.add(label, "refuses: " + e.kind());
            }
        }));
    }

    private void died(String where) {
        world.trace.add(label, "dies at " + where);
        world.count("console died at a step");
        world.time.execute(() -> {
            bury();
            startLater();
        });
    }

    void kill() {
        if (run.isPresent()) {
            world.trace.add(label, "is killed");
            world.count("console killed");
            bury();
        }
    }

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

    private void bury() {
        run.ifPresent(now -> {
            now.program().kill();
            now.line().close();
            now.engine().closeHistory();
            now.disk().powerOff();
        });
        run = Optional.empty();
    }
}
