package steward.console.cli.render;

/**
 * What text is printed for.
 *
 * @param width cells of a line; {@link #UNBOUNDED} where nothing needs to fit
 * @param colours whether colours are wanted
 */
public record Screen(int width, boolean colours) {
    /** The width where output goes to a file or a pipe. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** A file or a pipe. */
    public static Screen plain() {
        return new Screen(UNBOUNDED, false);
    }
}
