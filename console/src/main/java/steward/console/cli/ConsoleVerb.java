package steward.console.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import steward.console.desktop.DesktopLauncher;

@Command(
        name = "console",
        header = "Open the desktop: the same fleet and jobs, in a window.",
        description =
                "Ends when the window is closed. Without --broker, and where the settings name none, it starts the "
                        + "broker of this home with it and ends it, too.",
        footer = {"  steward console", "  steward console --home ~/north --broker nats://north.example.org:4222"})
final class ConsoleVerb extends Verb {
    ConsoleVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        if (globals().isJson()) {
            throw new UsageException(
                    "--json does not go with 'console', which opens a window and prints nothing: leave "
                            + "--json out, or use a verb that prints, such as 'steward grid --json'");
        }
        if (!hasDisplay(surroundings().variables())) {
            throw new UsageException(
                    "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set): "
                            + "start it from a desktop session, or use the other verbs, which need none; see 'steward --help'");
        }
        DesktopLauncher.open(
                globals().home(surroundings().variables()),
                globals().broker(),
                globals().credentials().map(Path::toString).orElse(""));
        return ExitCode.OK;
    }

    private static boolean hasDisplay(Map<String, String> variables) {
        boolean hasAlways =
                File.separatorChar == '\\' || System.getProperty("os.name").startsWith("Mac");
        return hasAlways
                || !variables.getOrDefault("DISPLAY", "").isEmpty()
                || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
