package steward.console.engine;

import steward.message.OutputSegment;

/**
 * Hears the output of one command in the order it was written. Called on one thread of the engine at a time; may block,
 * and then reading waits. Bytes at which it throws while it follows are handed over again after a while.
 */
public interface OutputListener {
    /** The next bytes. Offsets grow; a gap means that bytes are missing, and the report says why. */
    void onSegment(OutputSegment segment);

    /** The command was started anew after an interruption: what came before belongs to an earlier run. */
    default void onRun(int run) {}

    /** Everything that can be had has been handed over; comes last, once. */
    default void onEnd(OutputReport report) {}
}
