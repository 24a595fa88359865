package steward.console.desktop.keep;

/** Where the window was, in pixels of the screen. */
public record WindowPlace(double x, double y, double width, double height, boolean isMaximized) {
    /** Of a first start: the system chooses the place. */
    public static WindowPlace usual() {
        return new WindowPlace(Double.NaN, Double.NaN, 1360, 860, false);
    }

    /** Whether the system is to choose the place. */
    public boolean isAnywhere() {
        return Double.isNaN(x) || Double.isNaN(y);
    }
}
