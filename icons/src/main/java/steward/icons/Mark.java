package steward.icons;

import java.io.InputStream;
import java.util.List;

/**
 * The mark of the product: a bow tie, two messages that meet in one knot. It is drawn in {@code src/main/mark}, once for
 * large sizes and once for small ones; the build makes pictures of it.
 */
public final class Mark {
    /** Widths of the pictures that windows and menus take, in pixels. */
    public static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private Mark() {}

    /**
     * A PNG of the mark.
     *
     * @param size one of {@link #SIZES}
     */
    public static InputStream png(int size) {
        InputStream picture = Mark.class.getResourceAsStream("mark/steward-" + size + ".png");
        if (picture == null) {
            throw new IllegalArgumentException(
                    "there is no picture of the mark of " + size + " pixels, only of " + SIZES);
        }
        return picture;
    }
}
