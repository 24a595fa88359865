package steward.console.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.look.Texts;

/** Opens the window of the profile that the program was started with. */
public final class DesktopApplication extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopApplication.class);

    private @Nullable Program program;

    @Override
    public void start(Stage stage) {
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> LOG.error("the window failed at something", failure));
        Texts texts = Texts.in(Locale.getDefault());
        try {
            Program made = new Program(stage, texts, new FxCrossing());
            program = made;
            made.open(first(texts));
        } catch (RuntimeException e) {
            LOG.error("the desktop could not be started", e);
            Alert alert = new Alert(Alert.AlertType.ERROR, String.valueOf(e.getMessage()));
            alert.setHeaderText(texts.get("start.failed"));
            alert.showAndWait();
            Platform.exit();
        }
    }

    private Profile first(Texts texts) {
        Map<String, String> named = getParameters().getNamed();
        String home = named.getOrDefault("home", usualHome());
        String broker = named.getOrDefault("broker", "");
        List<String> brokers = broker.isEmpty() ? List.of() : List.of(broker.split(","));
        return new Profile(
                brokers.isEmpty() ? texts.get("profile.own") : String.join(", ", brokers),
                Profile.Tint.NONE,
                Path.of(home).toAbsolutePath().normalize().toString(),
                brokers,
                named.getOrDefault("credentials", ""));
    }

    private static String usualHome() {
        String named = System.getenv("STEWARD_HOME");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        return Path.of(System.getProperty("user.home"), ".local", "share", "steward")
                .toString();
    }

    @Override
    public void stop() {
        if (program != null) {
            program.close();
        }
    }
}
