package steward.console.desktop.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML that lies beside a controller's class under the controller's name. */
public final class Fxml {
    private static final String SUFFIX = "Controller";

    private Fxml() {}

    /**
     * The view of the controller, its fields set and its {@code initialize} called.
     *
     * @throws IllegalStateException when there is no such file
     */
    public static Parent load(Object controller, Texts texts) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName();
        if (!name.endsWith(SUFFIX)) {
            throw new IllegalStateException(name + " is not the name of a controller: end it with " + SUFFIX);
        }
        String file = name.substring(0, name.length() - SUFFIX.length()) + ".fxml";
        URL location = type.getResource(file);
        if (location == null) {
            throw new IllegalStateException(file + " is missing beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(location, texts.bundle());
        loader.setControllerFactory(asked -> controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be loaded", e);
        }
    }
}
