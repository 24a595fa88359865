package steward.console.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every verb has. */
final class Globals {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            order = 100,
            description = "Folder of your key, settings and history. Default: $STEWARD_HOME, else "
                    + "steward in the user's data folder.")
    private @Nullable Path home;

    @Option(
            names = "--broker",
            paramLabel = "URL",
            split = ",",
            scope = ScopeType.INHERIT,
            order = 101,
            description =
                    "Where the broker is, such as nats://broker:4222; several of a cluster with commas. Default: that of the settings, else the one "
                            + "that 'steward broker run' started in this home.")
    private List<String> broker = new ArrayList<>();

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 102,
            description = "File with the user and password of the broker. Default: that of the settings, else the one "
                    + "in this home's broker.")
    private @Nullable Path credentials;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            order = 103,
            description = "Print JSON: one document, or one line per item where they come one by one.")
    private boolean json;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            order = 104,
            description = "Tell on standard error what happens inside.")
    private boolean verbose;

    List<String> broker() {
        return List.copyOf(broker);
    }

    Optional<Path> credentials() {
        return Optional.ofNullable(credentials);
    }

    boolean isJson() {
        return json;
    }

    boolean isVerbose() {
        return verbose;
    }

    /** The home: the option, the variable, or the usual place of this system. */
    Path home(Map<String, String> variables) {
        if (home != null) {
            return home.toAbsolutePath().normalize();
        }
        String named = variables.getOrDefault("STEWARD_HOME", "");
        Path folder = named.isEmpty() ? usualHome(variables) : Path.of(named);
        return folder.toAbsolutePath().normalize();
    }

    private static Path usualHome(Map<String, String> variables) {
        String user = System.getProperty("user.home");
        if (File.separatorChar == '\\') {
            return Path.of(variables.getOrDefault("LOCALAPPDATA", user), "Steward");
        }
        if (System.getProperty("os.name").startsWith("Mac")) {
            return Path.of(user, "Library", "Application Support", "Steward");
        }
        String data = variables.getOrDefault("XDG_DATA_HOME", "");
        return data.isEmpty() ? Path.of(user, ".local", "share", "steward") : Path.of(data, "steward");
    }
}
