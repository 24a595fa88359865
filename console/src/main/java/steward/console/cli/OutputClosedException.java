package steward.console.cli;

/** Whoever reads what is printed has gone, as {@code head} does: there is no point in going on. */
final class OutputClosedException extends RuntimeException {
    OutputClosedException() {
        super("standard output was closed");
    }
}
