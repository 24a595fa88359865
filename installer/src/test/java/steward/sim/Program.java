package steward.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import steward.testing.SimLoop;
import steward.time.Clock;
import steward.time.Loop;

/**
 * One run of a program on a machine: its loop, its clocks, and its death, which may come at any step that it takes through
 * one of its ports. A dead program does nothing more.
 */
final class Program implements Loop {
    private final SimLoop time;
    private final MachineClock clock;
    private final Consumer<Throwable> onFailure;
    private final Consumer<String> onDeath;
    private boolean alive = true;
    private int stepsLeft = Integer.MAX_VALUE;

    /**
     * @param onFailure told what a task of the loop threw; the loop goes on
     * @param onDeath told once, at the step at which it died by itself
     */
    Program(SimLoop time, MachineClock clock, Consumer<Throwable> onFailure, Consumer<String> onDeath) {
        this.time = time;
        this.clock = clock;
        this.onFailure = onFailure;
        this.onDeath = onDeath;
    }

    boolean isAlive() {
        return alive;
    }

    /** It is to die at its n-th step from now on. */
    void dieAfter(int steps) {
        stepsLeft = steps;
    }

    /** It ends here and now. */
    void kill() {
        alive = false;
    }

    /** It does something that the world sees: the last thing it does, maybe. */
    void step(String what) {
        if (!alive) {
            throw new Crash(what);
        }
        if (stepsLeft != Integer.MAX_VALUE && --stepsLeft <= 0) {
            alive = false;
            onDeath.accept(what);
            throw new Crash(what);
        }
    }

    @Override
    public void execute(Runnable task) {
        time.execute(() -> run(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return time.after(delay, () -> run(task));
    }

    /** Does it on no thread of the program's, as a bus does: unless the program is dead. */
    void outside(Duration delay, Runnable task) {
        time.after(delay, () -> run(task));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private void run(Runnable task) {
        if (!alive) {
            return;
        }
        try {
            task.run();
        } catch (Crash e) {
            if (alive) {
                throw e;
            }
        } catch (RuntimeException e) {
            onFailure.accept(e);
        }
    }

    /** The clocks of a machine: the wall clock may be wrong and may jump. */
    static final class MachineClock implements Clock {
        private final SimLoop time;
        private final long origin;
        private Duration offset = Duration.ZERO;

        MachineClock(SimLoop time, long origin) {
            this.time = time;
            this.origin = origin;
        }

        void set(Duration ahead) {
            offset = ahead;
        }

        @Override
        public Instant wall() {
            return time.now().plus(offset);
        }

        @Override
        public long nanos() {
            return origin + time.clock().nanos();
        }
    }
}
