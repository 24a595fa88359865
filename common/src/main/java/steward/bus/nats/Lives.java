package steward.bus.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.Delivery;

/** The live subscriptions, made again on every new connection before anybody can use it. Safe for all threads. */
final class Lives {
    private final Set<Live> all = new LinkedHashSet<>();
    private @Nullable Connection connection;

    synchronized void up(Connection made) {
        connection = made;
        all.forEach(live -> live.subscribe(made));
    }

    synchronized void down() {
        connection = null;
    }

    synchronized Bus.Subscription add(String filter, Consumer<Delivery> listener) {
        Live live = new Live(filter, listener);
        all.add(live);
        if (connection != null) {
            live.subscribe(connection);
        }
        return live;
    }

    private synchronized void remove(Live live) {
        all.remove(live);
        live.unsubscribe(connection);
    }

    private final class Live implements Bus.Subscription {
        private final String filter;
        private final Consumer<Delivery> listener;
        private @Nullable Dispatcher dispatcher;
        private volatile boolean closed;

        Live(String filter, Consumer<Delivery> listener) {
            this.filter = filter;
            this.listener = listener;
        }

        void subscribe(Connection on) {
            try {
                Dispatcher made = on.createDispatcher();
                made.setPendingLimits(MOST_WAITING, MOST_WAITING_BYTES);
                made.subscribe(filter, this::arrived);
                dispatcher = made;
            } catch (IllegalStateException e) {
                dispatcher = null; // the connection is lost already, the next one brings it
            }
        }

        private void arrived(Message message) {
            if (!closed) {
                listener.accept(Deliveries.described(message));
            }
        }

        void unsubscribe(@Nullable Connection on) {
            Dispatcher made = dispatcher;
            if (on != null && made != null) {
                try {
                    on.closeDispatcher(made);
                } catch (IllegalStateException | IllegalArgumentException e) {
                    dispatcher = null; // it ended with its connection
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            remove(this);
        }
    }

    /**
     * What a slow listener may leave waiting; beyond it the newest are dropped, which shows as a gap in the sequences. An
     * agent has 32 MB for everything.
     */
    private static final long MOST_WAITING = 1_000;

    private static final long MOST_WAITING_BYTES = 4L << 20;
}
