package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import steward.console.desktop.keep.Profile;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class EmptyFleetUiTest {
    @TempDir
    private static Path folder;

    private final DeskWindow window = new DeskWindow();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        window.show(shown, folder, Profile.Tint.NONE);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void showsBothCommandsWholeOnASmallScreen(FxRobot robot) {
        size(robot, 1280, 720);
        until(() -> codes(robot).size() == 2 && codes(robot).stream().allMatch(EmptyFleetUiTest::isWhole));
        Bounds pane = bounds(scroll(robot));
        assertThat(codes(robot)).allSatisfy(code -> assertThat(pane.contains(bounds(code)))
                .as(code.getText())
                .isTrue());
    }

    @Test
    void scrollsWhereEvenThatDoesNotFit(FxRobot robot) {
        size(robot, 900, 480);
        until(() -> codes(robot).size() == 2 && codes(robot).stream().allMatch(EmptyFleetUiTest::isWhole));
        Label run = codes(robot).get(1);
        until(() -> !bounds(scroll(robot)).contains(bounds(run)));
        robot.interact(() -> scroll(robot).setVvalue(1));
        until(() -> bounds(scroll(robot)).contains(bounds(run)));
    }

    private void size(FxRobot robot, double width, double height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    private static List<Label> codes(FxRobot robot) {
        return robot.lookup(".copy-code").queryAllAs(Label.class).stream().toList();
    }

    private static ScrollPane scroll(FxRobot robot) {
        return robot.lookup(".empty-scroll").queryAs(ScrollPane.class);
    }

    private static boolean isWhole(Label label) {
        return label.getHeight() > 0 && label.getHeight() >= label.prefHeight(label.getWidth());
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }
}
