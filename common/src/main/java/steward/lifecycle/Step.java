package steward.lifecycle;

/**
 * What a fact did to the progress of a command.
 *
 * @param progress afterwards
 * @param change how much it differs from before
 */
public record Step(CommandProgress progress, Change change) {
    /** How much a fact changed. */
    public enum Change {
        /** It was known already, or cannot change anything any more. */
        NOTHING,
        /** Something was added to the history; the state is as before. */
        HISTORY,
        /** The state is another one. */
        STATE
    }
}
