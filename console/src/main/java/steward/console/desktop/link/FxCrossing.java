package steward.console.desktop.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The crossing of a running program. One visit to the JavaFX thread is queued at most, whatever the rate of change. */
public final class FxCrossing implements Crossing {
    private static final Logger LOG = LoggerFactory.getLogger(FxCrossing.class);

    private final AtomicBoolean queued = new AtomicBoolean();
    private final Object lock = new Object();
    private IdentityHashMap<Object, Runnable> refreshes = new IdentityHashMap<>();
    private List<Runnable> steps = new ArrayList<>();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            queued.set(false);
            drain();
        }
    };

    @Override
    public void refresh(Object owner, Runnable refresh) {
        synchronized (lock) {
            refreshes.put(owner, refresh);
        }
        queue();
    }

    @Override
    public void run(Runnable step) {
        synchronized (lock) {
            steps.add(step);
        }
        queue();
    }

    private void queue() {
        if (queued.compareAndSet(false, true)) {
            Platform.runLater(pulse::start);
        }
    }

    private void drain() {
        List<Runnable> once;
        IdentityHashMap<Object, Runnable> latest;
        synchronized (lock) {
            once = steps;
            latest = refreshes;
            steps = new ArrayList<>();
            refreshes = new IdentityHashMap<>();
        }
        once.forEach(FxCrossing::guarded);
        latest.values().forEach(FxCrossing::guarded);
    }

    /** One view that fails must not take the others' refreshes with it. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("a view could not be refreshed", e);
        }
    }
}
