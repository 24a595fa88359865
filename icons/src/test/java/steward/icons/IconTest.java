package steward.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IconTest {
    private static final Path DRAWINGS = Path.of("src/main/svg");

    @Test
    void everyDrawingIsAnIconAndEveryIconIsDrawn() throws IOException {
        List<String> icons = Arrays.stream(Icon.values()).map(Icon::fileName).toList();
        try (Stream<Path> files = Files.list(DRAWINGS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(icons);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isDrawnAsItsFileSays(Icon icon) throws IOException {
        String drawing = Files.readString(DRAWINGS.resolve(icon.fileName()));
        assertThat(drawing).contains("<path d=\"" + icon.path() + "\"/>").contains("viewBox=\"0 0 24 24\"");
        assertThat(drawing.contains("fill=\"none\"")).isEqualTo(icon.drawing() == Icon.Drawing.LINES);
    }

    @Test
    void noTwoStatesOrContactsHaveOneShape() {
        List<String> shapes = Arrays.stream(Icon.values())
                .filter(icon -> icon.name().startsWith("STATE_") || icon.name().startsWith("CONTACT_"))
                .map(Icon::path)
                .toList();
        assertThat(shapes).doesNotHaveDuplicates().hasSize(16);
    }
}
