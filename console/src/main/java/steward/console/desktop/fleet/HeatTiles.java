package steward.console.desktop.fleet;

/**
 * How tiles fill an area: whole pixels, all of one size, row by row. Pure arithmetic.
 *
 * @param tile side of a tile with the gap after it, in pixels
 * @param gap between tiles
 * @param columns tiles in a row
 * @param rows of tiles
 */
record HeatTiles(int tile, int gap, int columns, int rows) {
    static final int LARGEST = 28;
    static final int SMALLEST = 2;
    private static final int GAP_FROM = 5;

    /** The largest tiles with which the count fits into the area; the smallest where none do: then the area must scroll. */
    static HeatTiles fit(int width, int height, int count) {
        for (int tile = LARGEST; tile > SMALLEST; tile--) {
            int columns = Math.max(1, width / tile);
            if ((long) columns * Math.max(1, height / tile) >= count) {
                return of(tile, columns, count);
            }
        }
        return of(SMALLEST, Math.max(1, width / SMALLEST), count);
    }

    private static HeatTiles of(int tile, int columns, int count) {
        return new HeatTiles(
                tile, tile >= GAP_FROM ? Math.max(1, tile / 10) : 0, columns, (count + columns - 1) / columns);
    }

    /** The height that all tiles need. */
    int height() {
        return Math.max(1, rows) * tile;
    }

    /** Which tile lies there, or -1. */
    int at(double x, double y, int count) {
        int column = (int) (x / tile);
        int index = ((int) (y / tile)) * columns + column;
        return x < 0 || y < 0 || column >= columns || index >= count ? -1 : index;
    }
}
