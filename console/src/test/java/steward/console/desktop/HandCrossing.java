package steward.console.desktop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import steward.console.desktop.link.Crossing;

/** A crossing whose pulses come when the test says so, on the test's thread. */
public final class HandCrossing implements Crossing {
    private final IdentityHashMap<Object, Runnable> refreshes = new IdentityHashMap<>();
    private final List<Runnable> steps = new ArrayList<>();

    @Override
    public synchronized void refresh(Object owner, Runnable refresh) {
        refreshes.put(owner, refresh);
    }

    @Override
    public synchronized void run(Runnable step) {
        steps.add(step);
    }

    /** One pulse. */
    public void pulse() {
        List<Runnable> due;
        synchronized (this) {
            due = new ArrayList<>(steps);
            due.addAll(refreshes.values());
            steps.clear();
            refreshes.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Pulses until it holds. */
    public void until(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .pollInSameThread()
                .until(() -> {
                    pulse();
                    return condition.getAsBoolean();
                });
    }
}
