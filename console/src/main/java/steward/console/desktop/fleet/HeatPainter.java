package steward.console.desktop.fleet;

import java.util.Arrays;

/** Paints tiles into pixels. Large tiles carry a pattern of their state, so that they differ without colour. */
final class HeatPainter {
    private static final int PATTERN_FROM = 8;

    private final int[] pixels;
    private final int width;
    private final int height;

    HeatPainter(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    void clear(int background) {
        Arrays.fill(pixels, background);
    }

    /** One tile in its colour, with its pattern in the colour of the background. */
    void tile(HeatTiles tiles, int index, int color, Pattern pattern, int background) {
        int left = index % tiles.columns() * tiles.tile();
        int top = index / tiles.columns() * tiles.tile();
        int side = tiles.tile() - tiles.gap();
        int bottom = Math.min(height, top + side);
        int right = Math.min(width, left + side);
        for (int y = top; y < bottom; y++) {
            Arrays.fill(pixels, y * width + left, Math.max(y * width + left, y * width + right), color);
        }
        if (side >= PATTERN_FROM && pattern != Pattern.FULL) {
            pattern(pattern, left, top, side, background);
        }
    }

    private void pattern(Pattern pattern, int left, int top, int side, int background) {
        int from = side / 4;
        int to = side - from;
        for (int y = from; y < to; y++) {
            for (int x = from; x < to; x++) {
                boolean cut =
                        switch (pattern) {
                            case CROSS -> Math.abs(x - y) <= side / 12 || Math.abs(x + y - side + 1) <= side / 12;
                            case BAR -> Math.abs(2 * y - side) <= side / 5;
                            case HOLLOW -> true;
                            case DOT -> Math.abs(2 * y - side) <= side / 5 && Math.abs(2 * x - side) <= side / 5;
                            case FULL -> false;
                        };
                int px = left + x;
                int py = top + y;
                if (cut && px < width && py < height) {
                    pixels[py * width + px] = background;
                }
            }
        }
    }

    /** What is cut out of a tile. */
    enum Pattern {
        FULL,
        CROSS,
        BAR,
        HOLLOW,
        DOT
    }
}
