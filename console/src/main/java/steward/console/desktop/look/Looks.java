package steward.console.desktop.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Dresses the program: theme, own style sheet, size of type, height of rows. For the thread that paints. */
public final class Looks {
    private static final double POINTS = 13;

    private Looks() {}

    /** Puts the theme under every window of the program. */
    public static void theme(boolean dark) {
        String sheet = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    /** Puts the product's own style sheet on the window. */
    public static void dress(Scene scene) {
        URL sheet = Objects.requireNonNull(Looks.class.getResource("desk.css"), "desk.css is missing");
        scene.getStylesheets().add(sheet.toExternalForm());
    }

    /** Sets the size of everything that is measured by its type. */
    public static void zoom(Parent root, int percent) {
        root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", POINTS * percent / 100));
    }

    /** Sets a style class or takes it away. */
    public static void mark(Parent root, String styleClass, boolean on) {
        if (!on) {
            root.getStyleClass().remove(styleClass);
        } else if (!root.getStyleClass().contains(styleClass)) {
            root.getStyleClass().add(styleClass);
        }
    }
}
