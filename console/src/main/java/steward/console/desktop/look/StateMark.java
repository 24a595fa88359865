package steward.console.desktop.look;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.PseudoClass;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import steward.console.fleet.Contact;
import steward.icons.Icon;
import steward.message.CommandState;

/**
 * The mark of a state or a contact: a shape of its own in a colour of its own, which the style sheet gives by the pseudo
 * class that bears the state's name. A grid holds hundreds of them that change all the time, so one costs no more than
 * that: a change of style classes would have the style sheet searched anew.
 */
public final class StateMark extends Region {
    private static final CssMetaData<StateMark, Paint> COLOUR =
            new CssMetaData<>("-state-colour", PaintConverter.getInstance(), Color.GRAY) {
                @Override
                public boolean isSettable(StateMark mark) {
                    return true;
                }

                @Override
                public StyleableProperty<Paint> getStyleableProperty(StateMark mark) {
                    return mark.colour;
                }
            };

    private static final List<CssMetaData<? extends Styleable, ?>> STYLES = styles();

    private final StyleableObjectProperty<Paint> colour =
            new SimpleStyleableObjectProperty<>(COLOUR, this, "colour", Color.GRAY);
    private final SVGPath path = new SVGPath();
    private final double side;
    private Icon shape = Icon.STATE_QUEUED;
    private PseudoClass styled = StateLook.pseudoClass(CommandState.QUEUED);
    private @Nullable Enum<?> shown;

    public StateMark(double side) {
        this.side = side;
        getStyleClass().add("state-mark");
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
        // Without a graphics card each path is worked out anew whenever it is painted.
        setCache(true);
        colour.addListener((observed, before, after) -> paint());
        show(CommandState.QUEUED);
    }

    private static List<CssMetaData<? extends Styleable, ?>> styles() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.add(COLOUR);
        return List.copyOf(all);
    }

    /** The mark of a command's state. */
    public static StateMark of(CommandState state, double side) {
        StateMark mark = new StateMark(side);
        mark.show(state);
        return mark;
    }

    /** Shows the state. */
    public void show(CommandState state) {
        if (state != shown) {
            show(state, StateLook.icon(state), StateLook.pseudoClass(state));
        }
    }

    /** Shows the contact. */
    public void show(Contact contact) {
        if (contact != shown) {
            show(contact, StateLook.icon(contact), StateLook.pseudoClass(contact));
        }
    }

    private void show(Enum<?> what, Icon icon, PseudoClass style) {
        shown = what;
        shape = icon;
        path.setContent(icon.path());
        pseudoClassStateChanged(styled, false);
        pseudoClassStateChanged(style, true);
        styled = style;
        paint();
    }

    private void paint() {
        boolean isLines = shape.drawing() == Icon.Drawing.LINES;
        path.setStroke(isLines ? colour.get() : Color.TRANSPARENT);
        path.setFill(isLines ? Color.TRANSPARENT : colour.get());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES;
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
