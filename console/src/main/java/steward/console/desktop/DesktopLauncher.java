package steward.console.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import steward.console.desktop.look.Painting;

/**
 * The desktop's program. A plain class, so that it starts from the class path.
 *
 * <p>Arguments: {@code --home DIR}, {@code --broker URL} (may be given several times, or several with commas) and
 * {@code --credentials FILE}.
 */
public final class DesktopLauncher {
    private DesktopLauncher() {}

    public static void main(String[] arguments) {
        Painting.prepare();
        Application.launch(DesktopApplication.class, arguments);
    }

    /**
     * Opens the window and returns when it was closed. Call once in the life of a program.
     *
     * @param home the operator's folder
     * @param brokers where the broker is; none for that of the settings, or the home's own
     * @param credentials file that opens the broker; an empty path for the home's own
     */
    public static void open(Path home, List<String> brokers, String credentials) {
        List<String> arguments = new ArrayList<>(List.of("--home=" + home));
        if (!brokers.isEmpty()) {
            arguments.add("--broker=" + String.join(",", brokers));
        }
        if (!credentials.isEmpty()) {
            arguments.add("--credentials=" + credentials);
        }
        main(arguments.toArray(String[]::new));
    }
}
