package steward.faults;

/**
 * Something that must not be.
 *
 * @param breach of which promise
 * @param mark of which command; empty for none
 * @param text in words
 */
record Finding(Breach breach, String mark, String text) {
    /** A promise that was broken. */
    enum Breach {
        LOST,
        DOUBLED,
        WRONG
    }

    static Finding of(Breach breach, Sent sent, String text) {
        return new Finding(breach, sent.mark(), sent + ": " + text);
    }
}
