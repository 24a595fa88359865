package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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
import steward.console.desktop.node.SampleNode;
import steward.console.desktop.route.Route;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class EventsUiTest {
    @TempDir
    private static Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(3, link.now()));
        SampleNode.fill(link);
        desk = window.show(stage, folder, Profile.Tint.NONE);
        desk.navigator().go(new Route.Events());
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void filtersByNodeAndByTextAndByLevel(FxRobot robot) {
        until(() -> table(robot).getItems().size() == 40);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("method:error"));
        until(() -> table(robot).getItems().size() == 4);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText(""));
        robot.interact(
                () -> robot.lookup(".event-search").queryAs(TextField.class).setText("LINK IS DOWN"));
        until(() -> table(robot).getItems().size() == 8);
        robot.interact(
                () -> robot.lookup(".event-search").queryAs(TextField.class).setText(""));
        until(() -> table(robot).getItems().size() == 40);
        robot.clickOn("#level-error");
        until(() -> table(robot).getItems().size() == 4);
    }

    @Test
    void standsStillWhileARowIsReadAndLetsAllInAfterwards(FxRobot robot) {
        until(() -> table(robot).getItems().size() == 40);
        robot.push(KeyCode.DOWN);
        until(() -> pause(robot).isSelected());
        for (int i = 0; i < 214; i++) {
            link.event(SampleNode.event(1_000 + i, link.now()));
        }
        until(() -> pause(robot).getText().equals("Paused, 214 new"));
        assertThat(table(robot).getItems()).hasSize(40);
        robot.push(KeyCode.P);
        until(() -> table(robot).getItems().size() == 254);
        assertThat(pause(robot).getText()).isEqualTo("Pause");
    }

    @Test
    void showsTheMessageThatCausedAnError(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(() -> table(robot).getItems().size() == 4);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        until(() -> robot.lookup(".event-block").queryAllAs(TextArea.class).stream()
                .anyMatch(area -> area.getText().contains("\"command\": \"tar xf /srv/charts.tar\"")));
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".events").queryTableView();
    }

    private static ToggleButton pause(FxRobot robot) {
        return robot.lookup("#pause").queryAs(ToggleButton.class);
    }
}
