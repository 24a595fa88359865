package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
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
import steward.console.job.CommandStatus;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.ProcessStatus;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class NodeUiTest {
    @TempDir
    private static Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;

    @Start
    void start(Stage stage) {
        say(ProcessStatus.State.RUNNING, "6.1.0-18");
        SampleNode.fill(link);
        desk = window.show(stage, folder, Profile.Tint.NONE);
        desk.navigator().go(new Route.Node(SampleNode.NAME));
    }

    private void say(ProcessStatus.State state, String kernel) {
        link.put(List.of(SampleNode.saying(
                link.now(), Map.of("kernel", kernel), List.of(SampleNode.process("nginx", state, 0, 0)))));
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void stopsAProcessBySignedOrderOnceThatIsConfirmed(FxRobot robot) {
        until(() -> isShown(robot, "Stop"));
        robot.clickOn(button(robot, "Stop"));
        until(() -> isShown(robot, "Keep it"));
        assertThat(link.sent()).isEmpty();
        robot.clickOn(button(robot, "Keep it"));
        until(() -> !isShown(robot, "Keep it"));
        assertThat(link.sent()).isEmpty();
        robot.clickOn(button(robot, "Stop"));
        robot.clickOn(button(robot, "Stop it"));
        until(() -> !link.sent().isEmpty());
        assertThat(link.sent().get(0).targets()).containsExactly(SampleNode.NAME);
        assertThat(link.sent().get(0).method().value()).isEqualTo("process");
        assertThat(link.sent().get(0).arguments())
                .isEqualTo(Attributes.of("action", "stop").with("process", "shellcommand.nginx"));
        until(() -> robot.lookup(".process-ordered").queryLabeled().getText().startsWith("Stop ordered"));
        assertThat(button(robot, "Stop").isDisabled()).isTrue();
        say(ProcessStatus.State.STOPPED, "6.1.0-18");
        until(() -> isShown(robot, "Start"));
    }

    @Test
    void recallsWhatWaitsFromTheKeyboard(FxRobot robot) {
        until(() -> queue(robot).getItems().size() == 3);
        robot.push(KeyCode.W);
        robot.push(KeyCode.END);
        until(() -> isShown(robot, "Recall 1 command"));
        robot.push(KeyCode.CONTROL, KeyCode.DELETE);
        until(() -> !link.recalled().isEmpty());
        assertThat(link.recalled()).singleElement().satisfies(ids -> assertThat(numbers(ids))
                .containsExactly(103L));
    }

    @Test
    void recallsSeveralByOneJobAndLeavesAloneWhatHasStarted(FxRobot robot) {
        until(() -> queue(robot).getItems().size() == 3);
        robot.push(KeyCode.W);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        until(() -> isShown(robot, "Recall 2 commands"));
        robot.clickOn(button(robot, "Recall 2 commands"));
        until(() -> !link.recalled().isEmpty());
        assertThat(link.recalled()).singleElement().satisfies(ids -> assertThat(numbers(ids))
                .containsExactly(102L, 103L));
    }

    @Test
    void sendsWhatHasNotLeftThisComputerInAnotherOrder(FxRobot robot) {
        until(() -> queue(robot).getItems().size() == 3);
        assertThat(isShown(robot, "Send earlier")).isFalse();
        putUnsent(104, CommandState.SENDING);
        putUnsent(105, CommandState.SENDING);
        until(() -> isShown(robot, "Send earlier"));
        robot.push(KeyCode.W);
        robot.push(KeyCode.END);
        until(() -> !button(robot, "Send earlier").isDisabled());
        assertThat(button(robot, "Send later").isDisabled()).isTrue();
        robot.push(KeyCode.ALT, KeyCode.UP);
        until(() -> shown(robot).equals(List.of(101L, 102L, 103L, 105L, 104L)));
        until(() -> button(robot, "Send earlier").isDisabled());
        robot.clickOn(button(robot, "Send later"));
        until(() -> shown(robot).equals(List.of(101L, 102L, 103L, 104L, 105L)));
    }

    @Test
    void saysThatACommandHasBeenSentMeanwhile(FxRobot robot) {
        putUnsent(104, CommandState.SENDING);
        putUnsent(105, CommandState.SENDING);
        until(() -> queue(robot).getItems().size() == 5);
        robot.push(KeyCode.W);
        robot.push(KeyCode.END);
        until(() -> !button(robot, "Send earlier").isDisabled());
        robot.interact(() -> {
            putUnsent(105, CommandState.QUEUED);
            button(robot, "Send earlier").fire();
        });
        until(() ->
                desk.notices().all().stream().anyMatch(notice -> notice.text().contains("sent meanwhile")));
        assertThat(link.all()).extracting(status -> number(status.id())).endsWith(104L, 105L);
    }

    private void putUnsent(long number, CommandState state) {
        link.put(SampleNode.at(
                SampleNode.command(number, "shellcommand", SampleNode.shell("true"), link.now()),
                state,
                Duration.ZERO));
    }

    private static List<Long> shown(FxRobot robot) {
        return queue(robot).getItems().stream()
                .map(item -> number(((CommandStatus) item).id()))
                .toList();
    }

    private static List<Long> numbers(List<CommandId> ids) {
        return ids.stream().map(NodeUiTest::number).toList();
    }

    private static long number(CommandId id) {
        return id.value().getMostSignificantBits();
    }

    @Test
    void showsWhatTheNodeSaysDifferentlyAndWhatItSaidBefore(FxRobot robot) {
        until(() -> queue(robot).getItems().size() == 3);
        say(ProcessStatus.State.RUNNING, "6.1.0-21");
        until(() -> {
            link.time(link.now().plusSeconds(1));
            return robot.lookup(".fact-changed").tryQuery().isPresent();
        });
        assertThat(robot.lookup(".fact-changed").queryLabeled().getText()).startsWith("was 6.1.0-18 · changed");
    }

    /** Whether the button and all that it lies in are there to be seen. */
    private static boolean isShown(FxRobot robot, String text) {
        for (Node node = button(robot, text); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .queryButton();
    }

    private static TableView<?> queue(FxRobot robot) {
        return robot.lookup("#queue").queryTableView();
    }
}
