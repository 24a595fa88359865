package steward.agent.source.file;

/**
 * A line, or several that belong together.
 *
 * @param bytes its beginning, without the last line end
 * @param cut how many bytes more it had than are carried
 * @param lines how many lines it has
 * @param end the place in the file behind it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each line would cost
record Entry(byte[] bytes, long cut, int lines, long end) {
    /** The same in a file that was cut off since: the place behind it is its beginning. */
    Entry atBeginning() {
        return new Entry(bytes, cut, lines, 0);
    }
}
