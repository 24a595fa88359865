package steward.console.desktop.look;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** A line of small bars, the newest at the right. Its colour is {@code -spark-color} of the style sheet. */
public final class Sparkline extends Region {
    private static final StyleablePropertyFactory<Sparkline> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Sparkline, Paint> COLOR =
            STYLES.createPaintCssMetaData("-spark-color", spark -> spark.color, Color.GRAY, false);
    private static final double GAP = 1;

    private final Canvas canvas = new Canvas();
    private final StyleableObjectProperty<Paint> color =
            new SimpleStyleableObjectProperty<>(COLOR, this, "color", Color.GRAY);
    private double[] values = {};

    public Sparkline(double width, double height) {
        getStyleClass().add("sparkline");
        canvas.setWidth(width);
        canvas.setHeight(height);
        getChildren().add(canvas);
        setMinSize(width, height);
        setMaxSize(width, height);
        setPrefSize(width, height);
        color.addListener((observed, before, after) -> paint());
    }

    /** Shows these values, oldest first; the greatest fills the height. */
    public void show(double[] shown) {
        values = shown.clone();
        paint();
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double height = canvas.getHeight();
        pen.clearRect(0, 0, canvas.getWidth(), height);
        if (values.length == 0) {
            return;
        }
        double most = 1;
        for (double value : values) {
            most = Math.max(most, value);
        }
        double step = canvas.getWidth() / values.length;
        double bar = Math.max(1, step - GAP);
        pen.setFill(color.get());
        for (int i = 0; i < values.length; i++) {
            double tall = values[i] <= 0 ? 0 : Math.max(1, Math.rint(values[i] / most * height));
            pen.fillRect(Math.rint(i * step), height - tall, Math.rint(bar), tall);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
