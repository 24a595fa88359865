package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
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
import steward.console.desktop.connection.ProfileBook;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.route.Route;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class ConnectionUiTest {
    @TempDir
    private Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private final List<Profile> opened = new ArrayList<>();
    private ProfileBook book;
    private Desk desk;

    @Start
    void start(Stage stage) {
        Profile profile = new Profile("Here", Profile.Tint.NONE, folder.toString(), List.of(), "");
        Keeper keeper = window.keeper(folder);
        book = new ProfileBook(keeper, profile);
        book.put(
                new Profile(
                        "Nowhere",
                        Profile.Tint.RED,
                        folder.resolve("nowhere").toString(),
                        List.of("nats://127.0.0.1:1"),
                        ""),
                Optional.empty());
        desk = window.show(stage, keeper, profile, book, opened::add);
        desk.navigator().go(new Route.Connection());
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void addsAConnectionFromTheKeyboardAndSaysWhatIsWrongWithIt(FxRobot robot) {
        until(() -> button(robot, "Add a connection").isFocused());
        robot.push(KeyCode.A);
        until(() -> robot.lookup("#profile-name").query().isFocused());
        robot.write("Nowhere");
        until(() -> isSaid(robot, "There is a connection called Nowhere already."));
        robot.push(KeyCode.ENTER);
        assertThat(book.profiles()).hasSize(2);
        robot.write(" 2");
        robot.push(KeyCode.ENTER);
        until(() -> book.profiles().size() == 3);
        assertThat(book.profiles().get(2).name()).isEqualTo("Nowhere 2");
        assertThat(book.profiles().get(2).isEmbedded()).isTrue();
        until(() -> robot.lookup("#profile-name").tryQuery().isEmpty());
    }

    @Test
    void saysWhyAConnectionDoesNotWork(FxRobot robot) {
        until(() -> button(robot, "Test").isVisible());
        robot.interact(() -> robot.lookup(node -> node instanceof Button test && "Test".equals(test.getText()))
                .queryAllAs(Button.class)
                .forEach(Button::fire));
        until(() -> robot.lookup(".text-danger").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().contains("nothing listens there")));
    }

    @Test
    void removesOnlyWhatIsConfirmedAndNeverWhatIsOpen(FxRobot robot) {
        until(() -> button(robot, "Remove").isVisible());
        robot.clickOn(button(robot, "Remove"));
        until(() -> button(robot, "Keep it").isFocused());
        robot.push(KeyCode.SPACE);
        assertThat(book.profiles()).hasSize(2);
        robot.clickOn(button(robot, "Remove"));
        until(() -> button(robot, "Keep it").isFocused());
        robot.clickOn(button(robot, "Remove it"));
        until(() -> book.profiles().size() == 1);
        until(() -> robot.lookup(node -> node instanceof Button other && "Remove".equals(other.getText()))
                .tryQuery()
                .isEmpty());
    }

    @Test
    void opensAnother(FxRobot robot) {
        until(() -> button(robot, "Open").isVisible());
        robot.clickOn(button(robot, "Open"));
        until(() -> opened.equals(List.of(book.profiles().get(1))));
    }

    @Test
    void saysHowTheBrokerIsAndThatItIsAway(FxRobot robot) {
        until(() -> isSaid(robot, "Connected to nats://127.0.0.1:4222"));
        until(() -> isSaid(robot, "16,000"));
        link.connect(false);
        until(() -> isSaid(robot, "Not connected: nobody answers at 127.0.0.1:4222"));
        until(() -> robot.lookup(".banner .label").queryLabeled().getText().contains("as of 12:00Z"));
    }

    private static boolean isSaid(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Labeled label && label.isVisible() && text.equals(label.getText()))
                .tryQuery()
                .isPresent();
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup((Node node) -> node instanceof Button button && text.equals(button.getText()))
                .queryButton();
    }
}
