package steward.console.desktop.look;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether this machine's desktop is set to dark colours. Asks the system's own program for settings, which takes a
 * moment: not for the thread that paints.
 */
public final class SystemTheme {
    private static final long PATIENCE_SECONDS = 2;
    private static final Map<String, List<String>> QUESTIONS = Map.of(
            "linux", List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"),
            "mac", List.of("defaults", "read", "-g", "AppleInterfaceStyle"),
            "windows",
                    List.of(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme"));

    private SystemTheme() {}

    /** Light where the system does not say. */
    public static boolean isDark(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        return QUESTIONS.entrySet().stream()
                .filter(question -> os.startsWith(question.getKey()))
                .anyMatch(question -> saysDark(answer(question.getValue())));
    }

    static boolean saysDark(String answer) {
        String text = answer.toLowerCase(Locale.ROOT);
        return text.contains("dark") || text.matches("(?s).*appsuselighttheme\\s+reg_dword\\s+0x0\\b.*");
    }

    private static String answer(List<String> question) {
        try {
            Process asked = new ProcessBuilder(question)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            asked.getOutputStream().close();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return "";
            }
            try (BufferedReader reader = asked.inputReader(StandardCharsets.UTF_8)) {
                return asked.exitValue() == 0 ? String.join("\n", reader.lines().toList()) : "";
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
