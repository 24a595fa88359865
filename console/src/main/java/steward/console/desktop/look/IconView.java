package steward.console.desktop.look;

import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import steward.icons.Icon;

/**
 * An icon in the colour of {@code -fx-icon}: class {@code icon} in the style sheet. Its side is measured in pixels and is
 * not scaled by the font.
 */
public final class IconView extends Region {
    private final SVGPath path = new SVGPath();
    private final double side;
    private @Nullable Icon shown;

    public IconView(Icon icon) {
        this(icon, 16);
    }

    public IconView(Icon icon, double side) {
        this.side = side;
        getStyleClass().add("icon");
        path.getTransforms().add(new Scale(side / Icon.SIZE, side / Icon.SIZE));
        path.setFillRule(FillRule.EVEN_ODD);
        path.setStrokeWidth(Icon.STROKE);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.setManaged(false);
        getChildren().add(path);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        setMouseTransparent(true);
        // A grid holds hundreds of icons: without a graphics card each path is worked out anew whenever it is painted.
        setCache(true);
        show(icon);
    }

    /** Shows another icon in its place. */
    public void show(Icon icon) {
        if (icon == shown) {
            return;
        }
        shown = icon;
        path.setContent(icon.path());
        path.getStyleClass().setAll(icon.drawing() == Icon.Drawing.LINES ? "icon-lines" : "icon-solid");
    }

    @Override
    protected double computePrefWidth(double height) {
        return side;
    }

    @Override
    protected double computePrefHeight(double width) {
        return side;
    }
}
