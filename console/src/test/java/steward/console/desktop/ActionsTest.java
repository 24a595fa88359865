package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/** Everything that can be done has a key, and no two in one place have the same. */
final class ActionsTest {
    private static final Path SOURCES = Path.of("src/main/java/steward/console/desktop");
    private static final Pattern MADE = Pattern.compile("new Action\\(\\s*\"([a-z-]+)\",");
    private static final Pattern KEYS = Pattern.compile("[^\"]*?\"([^\"]*)\"");
    private static final Pattern GO = Pattern.compile("go\\(\"([a-z]+)\", Icon\\.[A-Z]+, \"([^\"]+)\"");

    @Test
    void everyActionHasAKeyOfItsOwn() throws IOException {
        Map<Path, Map<String, String>> found = keysByFile();
        Map<String, String> everywhere = found.getOrDefault(SOURCES.resolve("shell/ShellActions.java"), Map.of());
        assertThat(everywhere).hasSizeGreaterThan(15);
        assertThat(found).hasSizeGreaterThan(7);
        found.forEach((file, keys) -> {
            assertThat(keys.values()).as("%s", file).doesNotContain("").doesNotHaveDuplicates();
            keys.forEach((id, key) -> assertThat(
                            key.codePointCount(0, key.length()) == 1 || KeyCombination.valueOf(key) != null)
                    .as(id)
                    .isTrue());
            if (keys != everywhere) {
                Set<String> both = new HashSet<>(keys.values());
                both.retainAll(everywhere.values());
                assertThat(both).as("%s hides what works everywhere", file).isEmpty();
            }
        });
    }

    private static Map<Path, Map<String, String>> keysByFile() throws IOException {
        Map<Path, Map<String, String>> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Map<String, String> keys = keys(content(file));
                if (!keys.isEmpty()) {
                    found.put(file, keys);
                }
            }
        }
        return found;
    }

    private static Map<String, String> keys(String source) {
        Map<String, String> keys = new HashMap<>();
        Matcher made = MADE.matcher(source);
        while (made.find()) {
            Matcher key = KEYS.matcher(source);
            assertThat(key.find(made.end())).isTrue();
            keys.put(made.group(1), key.group(1));
        }
        GO.matcher(source).results().forEach(result -> keys.put(result.group(1), result.group(2)));
        return keys;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
