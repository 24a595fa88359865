package steward.console.desktop.keep;

/**
 * Where the window was, in pixels of the screen.
 *
 * @param isPlaced whether it stood anywhere yet; else the system chooses
 */
public record WindowPlace(boolean isPlaced, int x, int y, int width, int height, boolean isMaximized) {
    private static final int LEAST_WIDTH = 640;
    private static final int LEAST_HEIGHT = 480;

    public WindowPlace {
        width = Math.max(LEAST_WIDTH, width);
        height = Math.max(LEAST_HEIGHT, height);
    }

    /** Of a first start. */
    public static WindowPlace usual() {
        return new WindowPlace(false, 0, 0, 1360, 860, false);
    }
}
