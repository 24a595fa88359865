package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a view names exists in its controller, and the other way round. */
final class FxmlTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    static List<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".fxml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void standsBesideAControllerThatHoldsWhatItNames(Path view) throws Exception {
        String text = Files.readString(view);
        String controller = one(text, "fx:controller=\"([^\"]+)\"").get(0);
        Class<?> type = Class.forName(controller, false, getClass().getClassLoader());
        Path expected = RESOURCES.relativize(view);
        assertThat(controller.replace('.', '/'))
                .isEqualTo(expected.toString().replace(".fxml", "Controller").replace('\\', '/'));
        List<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(FXML.class))
                .map(Field::getName)
                .toList();
        assertThat(one(text, "fx:id=\"([^\"]+)\"")).containsExactlyInAnyOrderElementsOf(fields);
        List<String> handlers = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FXML.class))
                .map(Method::getName)
                .filter(name -> !name.equals("initialize"))
                .toList();
        assertThat(one(text, "\"#([^\"]+)\"")).containsAll(handlers).allMatch(handlers::contains);
    }

    private static List<String> one(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .distinct()
                .toList();
    }
}
