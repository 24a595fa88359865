package steward.message;

/**
 * One stream of a command's output as a whole.
 *
 * @param bytes how many the command wrote
 * @param sha256 of all bytes written, cut ones included, as 64 lower-case hexadecimal digits
 * @param cut how many of them are not carried; they are missing between the carried head and the carried tail
 */
public record StreamTotals(long bytes, String sha256, long cut) {
    private static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Of a stream that nothing was written to. */
    public static StreamTotals none() {
        return new StreamTotals(0, SHA256_OF_NOTHING, 0);
    }
}
