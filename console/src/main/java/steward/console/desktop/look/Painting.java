package steward.console.desktop.look;

/** How the toolkit paints. To be set before it starts. */
public final class Painting {
    private static final String PAINT_BACKGROUNDS = "prism.disableRegionCaching";

    private Painting() {}

    /**
     * Has backgrounds painted, not scaled from pictures of them: without a graphics card a full grid is painted in less
     * than half of the time. Whoever starts the program with that property set has the last word.
     */
    public static void prepare() {
        if (System.getProperty(PAINT_BACKGROUNDS) == null) {
            System.setProperty(PAINT_BACKGROUNDS, "true");
        }
    }
}
