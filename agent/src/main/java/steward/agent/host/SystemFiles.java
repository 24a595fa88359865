package steward.agent.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The small files in which a Linux system describes itself.
 *
 * @param root of the system
 */
record SystemFiles(Path root) {
    private static final int MOST_BYTES = 64 * 1024;

    String bootId() {
        return line("proc/sys/kernel/random/boot_id").orElse(HostFacts.UNKNOWN);
    }

    String hostName() {
        return line("proc/sys/kernel/hostname")
                .or(() -> line("etc/hostname"))
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")).map(SystemFiles::tidy))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")).map(SystemFiles::tidy))
                .filter(name -> !name.isEmpty())
                .orElse(HostFacts.UNKNOWN);
    }

    /** The first line of a file, or nothing where there is none. */
    Optional<String> line(String path) {
        return text(path).map(text -> tidy(text.lines().findFirst().orElse(""))).filter(line -> !line.isEmpty());
    }

    /** The lines {@code NAME=value} of a file, without quotes. */
    Map<String, String> assignments(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines(path)) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(
                        line.substring(0, equals).strip(),
                        tidy(unquoted(line.substring(equals + 1).strip())));
            }
        }
        return values;
    }

    /** What stands after {@code name:} in a file. */
    Optional<String> field(String path, String name) {
        return lines(path).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> tidy(line.substring(name.length() + 1)))
                .findFirst();
    }

    /** One line without control characters, of bounded length. */
    static String tidy(String text) {
        StringBuilder line = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(HostFacts.MOST_CHARACTERS)
                .forEach(c -> line.appendCodePoint(isVisible(c) ? c : '?'));
        return line.toString();
    }

    private List<String> lines(String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    private Optional<String> text(String path) {
        try (InputStream stream = Files.newInputStream(root.resolve(path))) {
            return Optional.of(new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
