package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
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
import steward.console.desktop.route.Route;
import steward.console.desktop.schedule.SampleSchedules;
import steward.message.NodeName;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class SchedulesUiTest {
    @TempDir
    private static Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(3, link.now()));
        desk = window.show(stage, folder, Profile.Tint.NONE);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void saysWhatSchedulesAreWhereThereAreNone(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        until(() -> desk.navigator().current().get() instanceof Route.Schedules);
        until(() -> robot.lookup(".empty .title-3")
                .queryAs(Labeled.class)
                .getText()
                .equals("No unit has said that it runs anything by itself"));
    }

    @Test
    void listsWhatUnitsHoldAndWhatIsOnItsWay(FxRobot robot) {
        link.schedules(SampleSchedules.of(3, link.now()));
        robot.clickOn("#place-schedules");
        until(() -> table(robot).getItems().size() == 12);
        link.put(SampleSchedules.order(new NodeName("ship2"), link.now()));
        until(() -> table(robot).getItems().size() == 13);
        robot.interact(() -> robot.lookup("#search").queryAs(TextField.class).setText("monday to friday"));
        until(() -> table(robot).getItems().size() == 3);
        robot.interact(() -> robot.lookup("#search").queryAs(TextField.class).setText("ship2"));
        until(() -> table(robot).getItems().size() == 5);
    }

    @Test
    void opensTheLastRun(FxRobot robot) {
        link.schedules(SampleSchedules.of(1, link.now()));
        robot.interact(() -> desk.navigator().go(new Route.Schedules(java.util.Optional.empty())));
        until(() -> table(robot).getItems().size() == 4);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(3));
        robot.push(KeyCode.O);
        until(() -> desk.navigator().current().get() instanceof Route.Job);
    }

    @Test
    void removesByASignedOrderThatTheComposerShows(FxRobot robot) {
        link.schedules(SampleSchedules.of(2, link.now()));
        robot.interact(() -> desk.navigator().go(new Route.Schedules(java.util.Optional.empty())));
        until(() -> table(robot).getItems().size() == 8);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(0));
        robot.push(KeyCode.DELETE);
        until(() -> desk.navigator().current().get() instanceof Route.Compose);
        until(() ->
                robot.lookup("#field-action").queryAs(ComboBox.class).getValue().equals("remove"));
        assertThat(robot.lookup("#field-name").queryAs(TextInputControl.class).getText())
                .isEqualTo("hello again");
    }

    @Test
    void addsThroughTheComposer(FxRobot robot) {
        robot.interact(() -> desk.navigator().go(new Route.Schedules(java.util.Optional.empty())));
        robot.push(KeyCode.A);
        until(() -> robot.lookup("#field-cron")
                .queryAs(TextInputControl.class)
                .getText()
                .equals("30 2 * * *"));
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#schedules").queryTableView();
    }
}
