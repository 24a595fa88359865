package steward.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A while in which some faults happen, each on a thread of its own. */
final class Period {
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int MOST_FAULTS = 4;

    private final List<Plan> plans;
    private final Timeline timeline;
    private final Tally tally;

    private record Plan(Fault fault, Duration from, Duration lasts, long seed) {}

    private Period(List<Plan> plans, Timeline timeline, Tally tally) {
        this.plans = plans;
        this.timeline = timeline;
        this.tally = tally;
    }

    /** @param faults that may happen; none for a calm period */
    static Period draw(List<Fault> faults, Random random, Timeline timeline, Tally tally) {
        List<String> names =
                new ArrayList<>(faults.stream().map(Fault::name).distinct().toList());
        Collections.shuffle(names, random);
        int count = faults.isEmpty() ? 0 : 1 + random.nextInt(MOST_FAULTS);
        List<Plan> plans = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            List<Fault> free = faults.stream()
                    .filter(fault -> fault.name().equals(name) && !taken.contains(fault.scope()))
                    .toList();
            if (plans.size() < count && !free.isEmpty()) {
                Fault fault = free.get(random.nextInt(free.size()));
                taken.add(fault.scope());
                long from = (long) (LENGTH.toMillis() * 0.4 * random.nextDouble());
                long lasts = (long) (LENGTH.toMillis() * (0.1 + 0.45 * random.nextDouble()));
                plans.add(new Plan(fault, Duration.ofMillis(from), Duration.ofMillis(lasts), random.nextLong()));
            }
        }
        return new Period(plans, timeline, tally);
    }

    static Duration length() {
        return LENGTH;
    }

    /** The nodes whose agents may die. */
    Set<String> disturbed() {
        Set<String> nodes = new HashSet<>();
        plans.forEach(plan -> nodes.add(plan.fault.disturbs()));
        return nodes;
    }

    String words() {
        return plans.isEmpty()
                ? "no faults"
                : String.join(
                        ", ", plans.stream().map(plan -> plan.fault.toString()).toList());
    }

    /** Begins; returns at once. */
    List<Thread> begin() {
        List<Thread> threads = new ArrayList<>();
        for (Plan plan : plans) {
            Thread thread = new Thread(() -> run(plan), plan.fault.toString());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void run(Plan plan) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            Again.pause(never, plan.from);
            timeline.say(plan.fault.toString(), "begins");
            tally.injected(plan.fault);
            attempt(plan.fault, () -> plan.fault.begin().run(new Random(plan.seed)));
            Again.pause(never, plan.lasts);
        } catch (InterruptedException e) {
            timeline.say(plan.fault.toString(), "cut short");
        }
        attempt(plan.fault, plan.fault.end());
        timeline.say(plan.fault.toString(), "ended");
    }

    private void attempt(Fault fault, Fault.End action) {
        try {
            action.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            timeline.say(fault.toString(), "failed: " + e);
        }
    }

    /** Waits until all of it is put right again. */
    static void awaitEnd(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(3));
            if (thread.isAlive()) {
                throw new IllegalStateException("the fault \"" + thread.getName() + "\" does not end");
            }
        }
    }
}
