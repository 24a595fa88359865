package steward.console.engine;

import java.util.function.Consumer;
import steward.bus.Bus;

/** A listener that hears nothing more once it is closed. */
final class Switchable<T> implements Consumer<T>, Bus.Subscription {
    private final Consumer<T> listener;
    private volatile boolean isClosed;

    Switchable(Consumer<T> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(T value) {
        if (!isClosed) {
            listener.accept(value);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
