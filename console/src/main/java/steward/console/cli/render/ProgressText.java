package steward.console.cli.render;

/** How far something has got, as a bar. */
public final class ProgressText {
    private static final int CELLS = 20;
    private static final int ALL = 100;

    private ProgressText() {}

    /** Twenty cells, as many of them full as that percentage says. */
    public static String bar(int percent) {
        int full = Math.max(0, Math.min(CELLS, percent * CELLS / ALL));
        return "█".repeat(full) + "░".repeat(CELLS - full);
    }
}
