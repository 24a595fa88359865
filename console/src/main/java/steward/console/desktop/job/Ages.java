package steward.console.desktop.job;

import java.time.Duration;
import java.time.Instant;
import steward.bus.Bus;
import steward.console.desktop.fleet.FleetFeed;
import steward.console.desktop.keep.Keeper;

/** Has ages written anew as time passes, and at once when the operator wants instants to be written otherwise. */
public final class Ages implements AutoCloseable {
    private final FleetFeed feed;
    private final Duration every;
    private final Runnable rewrite;
    private final Bus.Subscription ticks;
    private final Runnable forget;
    private Instant written;

    public Ages(FleetFeed feed, Keeper keeper, Duration every, Runnable rewrite) {
        this.feed = feed;
        this.every = every;
        this.rewrite = rewrite;
        written = feed.now();
        ticks = feed.listen(this::tick);
        forget = keeper.onChange(kept -> rewrite.run());
    }

    private void tick() {
        if (!feed.now().isBefore(written.plus(every))) {
            written = feed.now();
            rewrite.run();
        }
    }

    @Override
    public void close() {
        forget.run();
        ticks.close();
    }
}
