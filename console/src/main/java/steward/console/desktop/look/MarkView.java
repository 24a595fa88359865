package steward.console.desktop.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import steward.icons.Mark;

/** The mark of the product in a window, sharp on dense screens too. */
public final class MarkView extends ImageView {
    private static final int DENSE = 2;

    /** @param side in pixels of the window: half of a size that {@link Mark#SIZES} has */
    public MarkView(int side) {
        super(picture(DENSE * side));
        setFitWidth(side);
        setFitHeight(side);
        setSmooth(true);
    }

    /** The picture of that width, one of {@link Mark#SIZES}. */
    public static Image picture(int size) {
        try (InputStream png = Mark.png(size)) {
            return new Image(png);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own picture could not be read: install it anew", e);
        }
    }
}
