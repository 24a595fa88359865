package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.route.Route;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class ComposeUiTest {
    private static final String COMMAND = "steward send --to ship1,ship4 --valid-for PT6H -- uname -r";

    @TempDir
    private Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(12, link.now()));
        desk = window.show(stage, folder, Profile.Tint.NONE);
    }

    @BeforeEach
    void compose(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> desk.navigator().current().get() instanceof Route.Compose);
        until(() -> robot.lookup("#method").tryQuery().isPresent());
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void takesACommandLineApartAndWritesItAgain(FxRobot robot) {
        copied(robot, COMMAND);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        until(() -> targets(robot).equals("ship1,ship4"));
        assertThat(robot.lookup("#method").queryAs(ComboBox.class).getEditor().getText())
                .isEqualTo("shellcommand");
        copied(robot, "");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        until(() -> clipboard(robot).contains("--to ship1,ship4"));
        assertThat(clipboard(robot)).startsWith("steward send").contains("PT6H", "uname -r");
    }

    @Test
    void saysWhatIsWrongWithWhatWasPasted(FxRobot robot) {
        copied(robot, "rm -rf /");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        until(() -> !desk.notices().all().isEmpty());
        assertThat(desk.notices().all().toString()).contains("steward send");
        assertThat(targets(robot)).isEmpty();
    }

    @Test
    void takesAPastedListForTargetsAndFlagsWhomNobodyKnows(FxRobot robot) {
        copied(robot, "ship1\nship2;nobody-knows-me");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        until(() -> targets(robot).equals("ship1,ship2,nobody-knows-me"));
        until(() -> robot.lookup((javafx.scene.Node node) -> node instanceof javafx.scene.control.Labeled text
                        && text.isVisible()
                        && String.valueOf(text.getText()).contains("nobody-knows-me"))
                .tryQuery()
                .isPresent());
    }

    @Test
    void namesWhomItWouldReachAndSendsNothing(FxRobot robot) {
        copied(robot, COMMAND);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        until(() -> targets(robot).equals("ship1,ship4"));
        until(() -> robot.lookup("#send").queryButton().getText().contains("2 nodes"));
        robot.push(KeyCode.CONTROL, KeyCode.D);
        until(() -> robot.lookup(".dialog-pane .text-area").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane .text-area")
                        .queryAs(TextArea.class)
                        .getText())
                .isEqualTo("ship1\nship4");
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        assertThat(link.sent()).isEmpty();
    }

    private static String targets(FxRobot robot) {
        return robot.lookup("#filter").queryAs(TextField.class).getText();
    }

    private static void copied(FxRobot robot, String text) {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    private static String clipboard(FxRobot robot) {
        String[] text = {""};
        robot.interact(
                () -> text[0] = String.valueOf(Clipboard.getSystemClipboard().getString()));
        return text[0];
    }
}
