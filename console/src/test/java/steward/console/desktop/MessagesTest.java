package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import steward.console.desktop.look.Texts;
import steward.console.fleet.Contact;
import steward.message.CommandState;

/** Every text that is asked for exists, and every text that exists is asked for. */
final class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/steward/console/desktop");
    private static final Path RESOURCES = Path.of("src/main/resources/steward/console/desktop");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_.-]*)\"");
    private static final Pattern ASKED = Pattern.compile("(?:texts\\(\\)|texts)\\s*\\.(?:get|of)\\(\\s*\"([^\"]+)\"");
    private static final Pattern IN_VIEW = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("(?:new Action|go)\\(\\s*\"([a-z-]+)\"");

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        Properties texts = texts();
        Set<String> asked = new TreeSet<>(found(SOURCES, ".java", ASKED, 1));
        asked.addAll(found(RESOURCES, ".fxml", IN_VIEW, 1));
        found(SOURCES, ".java", ACTION, 1).forEach(id -> asked.add("action." + id));
        assertThat(asked.stream().filter(key -> !key.endsWith(".")).filter(key -> !texts.containsKey(key)))
                .isEmpty();
        assertThat(asked).hasSizeGreaterThan(80);
    }

    @Test
    void everyTextThatExistsIsAskedFor() throws IOException {
        Set<String> asked = new TreeSet<>(found(SOURCES, ".java", LITERAL, 1));
        asked.addAll(found(RESOURCES, ".fxml", IN_VIEW, 1));
        Set<String> actions = found(SOURCES, ".java", ACTION, 1);
        Set<String> prefixes =
                asked.stream().filter(key -> key.endsWith(".")).collect(Collectors.toCollection(TreeSet::new));
        prefixes.remove("action.");
        assertThat(texts().stringPropertyNames().stream()
                        .filter(key -> !asked.contains(key))
                        .filter(key -> prefixes.stream().noneMatch(key::startsWith))
                        .filter(key -> !(key.startsWith("action.") && actions.contains(key.substring(7)))))
                .isEmpty();
    }

    @Test
    void everyConstantThatIsShownHasAText() {
        Texts texts = Texts.in(Locale.ENGLISH);
        for (CommandState state : CommandState.values()) {
            assertThat(texts.of("state.", state)).isNotBlank();
            assertThat(texts.of("state.meaning.", state)).isNotBlank();
        }
        for (Contact contact : Contact.values()) {
            assertThat(texts.of("contact.", contact)).isNotBlank();
        }
    }

    @Test
    void everyPatternCanBeFilledIn() throws IOException {
        texts().forEach((key, text) -> assertThat(
                        new MessageFormat(String.valueOf(text), Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5, 6}))
                .as(String.valueOf(key))
                .isNotBlank());
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> found(Path folder, String suffix, Pattern pattern, int group) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Function<Path, Stream<String>> read = file -> {
                Matcher matcher = pattern.matcher(content(file));
                return matcher.results().map(result -> result.group(group));
            };
            return files.filter(file -> file.toString().endsWith(suffix))
                    .flatMap(read)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
