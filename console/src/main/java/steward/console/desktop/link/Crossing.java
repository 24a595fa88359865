package steward.console.desktop.link;

/**
 * The way onto the thread that paints: the only one. Whatever was handed over is run together, at most once per pulse of
 * the screen, in the order it came. May be called from any thread.
 */
public interface Crossing {
    /**
     * Runs the refresh at the next pulse. A refresh that the same owner has waiting is replaced, so that a source may ask
     * as often as it likes.
     */
    void refresh(Object owner, Runnable refresh);

    /** Runs the step at the next pulse. For what happens once, such as an answer to a question. */
    void run(Runnable step);
}
