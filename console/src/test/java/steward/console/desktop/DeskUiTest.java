package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import steward.console.desktop.notice.Notice;
import steward.console.desktop.route.Route;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class DeskUiTest {
    @TempDir
    private static Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(25, link.now()));
        desk = window.show(stage, folder, Profile.Tint.RED);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void filtersByTypingAndByClickingACount(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.type(KeyCode.SLASH);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("ship1,ship2,ship3"));
        until(() -> grid(robot).getItems().size() == 3);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText(""));
        until(() -> grid(robot).getItems().size() == 25);
        robot.clickOn("#count-stale");
        until(() -> grid(robot).getItems().size() < 25);
        assertThat(robot.lookup("#filter").queryAs(TextField.class).getText()).isEqualTo("stale");
        robot.clickOn("#count-stale");
        until(() -> grid(robot).getItems().size() == 25);
    }

    @Test
    void saysWhereAFilterIsWrong(FxRobot robot) {
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("state:faild"));
        until(() -> robot.lookup(".filter-mistake").query().isVisible());
        assertThat(robot.lookup(".filter-mistake").queryLabeled().getText()).contains("faild", "column 7");
        assertThat(grid(robot).getItems()).hasSize(25);
    }

    @Test
    void findsAnythingWithThePalette(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("notic");
        until(() -> String.valueOf(robot.lookup(".palette-list")
                        .queryListView()
                        .getSelectionModel()
                        .getSelectedItem())
                .contains("label=Notices"));
        robot.push(KeyCode.ENTER);
        until(() -> desk.navigator().current().get() instanceof Route.Notices);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        until(() -> desk.navigator().current().get() instanceof Route.Fleet);
    }

    @Test
    void putsTheCaretWhereTheTargetsOfANewCommandAreWritten(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.clickOn("#grid");
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> desk.navigator().current().get() instanceof Route.Compose);
        until(() ->
                desk.root().getScene().getFocusOwner() instanceof TextField field && "filter".equals(field.getId()));
    }

    @Test
    void saysThatTheBrokerIsAwayAndSinceWhen(FxRobot robot) {
        until(() -> !robot.lookup(".banner").query().isVisible());
        link.connect(false);
        until(() -> robot.lookup(".banner").query().isVisible());
        assertThat(robot.lookup(".banner .label").queryLabeled().getText()).contains("as of 12:00Z");
        until(() -> robot.lookup(".status-bar .label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().endsWith("nodes were online")));
        link.connect(true);
        until(() -> !robot.lookup(".banner").query().isVisible());
    }

    @Test
    void saysWhatCellsShowToThoseWhoCannotSeeThem(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        List<String> spoken = robot.lookup(".subject-cell").queryAll().stream()
                .map(cell -> String.valueOf(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .toList();
        assertThat(spoken).anySatisfy(text -> assertThat(text)
                .matches("shellcommand\\.operatingsystem: Succeeded .* ago, exit code 0.*"));
        assertThat(robot.lookup(".node-cell").queryAll().stream()
                        .map(cell -> String.valueOf(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT))))
                .contains("ship1, Online");
    }

    @Test
    void makesRoomForNoticesAtTheSide(FxRobot robot) {
        robot.interact(() -> desk.notices().tell(Notice.Kind.INFO, "Recalled", "x", Optional.of(new Route.Jobs())));
        until(() -> robot.lookup(".toast").tryQuery().isPresent());
        Bounds toast = bounds(robot.lookup(".toast").query());
        assertThat(toast.getMaxX())
                .isLessThanOrEqualTo(bounds(robot.lookup(".content").query()).getMinX());
        assertThat(toast.getMinY())
                .isGreaterThanOrEqualTo(
                        bounds(robot.lookup(".sidebar-scroll").query()).getMaxY());
        robot.clickOn("Show");
        until(() -> desk.navigator().current().get() instanceof Route.Jobs);
        until(() -> robot.lookup(".toast").tryQuery().isEmpty());
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void namesEveryControlForThoseWhoCannotSeeIt(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        List<Node> nameless = robot
                .lookup(node -> node.isFocusTraversable()
                        && node.isVisible()
                        && node instanceof Labeled button
                        && (button.getText() == null || button.getText().isBlank())
                        && (button.getAccessibleText() == null
                                || button.getAccessibleText().isBlank()))
                .queryAll()
                .stream()
                .toList();
        assertThat(nameless).isEmpty();
    }

    private static TableView<?> grid(FxRobot robot) {
        return robot.lookup("#grid").queryTableView();
    }
}
