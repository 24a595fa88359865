package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.look.Texts;
import steward.icons.Mark;

/** The program on real brokers of its own. */
@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class ProgramUiTest {
    /** Brokers start and end meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Stage stage;
    private Program program;

    @Start
    void start(Stage given) {
        stage = given;
        program = new Program(given, Texts.in(Locale.ENGLISH), new FxCrossing());
        program.open(profile("First", "first"));
    }

    private Profile profile(String name, String home) {
        return new Profile(name, Profile.Tint.GREEN, folder.resolve(home).toString(), List.of(), "");
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> program.close());
    }

    @Test
    void goesFromOneBrokerToAnotherAndBackAndEndsTheOnesItLeaves(FxRobot robot) {
        until(PATIENCE, () -> isSaid(robot, "First · connected to " + url("first")));
        assertThat(stage.getTitle()).isEqualTo("Steward · First");
        assertThat(stage.getIcons()).extracting(icon -> (int) icon.getWidth()).containsExactlyElementsOf(Mark.SIZES);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(PATIENCE, () -> button(robot, "Add a connection").isFocused());
        robot.push(KeyCode.A);
        until(PATIENCE, () -> robot.lookup("#profile-name").query().isFocused());
        robot.write("Second");
        robot.push(KeyCode.ENTER);
        until(PATIENCE, () -> button(robot, "Open").isVisible());
        long broker = pid("first").orElseThrow();
        robot.clickOn(button(robot, "Open"));
        until(PATIENCE, () -> stage.getTitle().equals("Steward · Second"));
        until(PATIENCE, () -> isSaid(robot, "Second · connected to " + url("first/profiles/second")));
        assertThat(ProcessHandle.of(broker).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(PATIENCE, () -> button(robot, "Open").isVisible());
        robot.clickOn(button(robot, "Open"));
        until(PATIENCE, () -> isSaid(robot, "First · connected to " + url("first")));
        assertThat(pid("first/profiles/second").flatMap(ProcessHandle::of)).isEmpty();
    }

    @Test
    void offersTheOtherConnectionsWhereOneCannotBeOpened(FxRobot robot) throws Exception {
        until(PATIENCE, () -> stage.getTitle().equals("Steward · First"));
        Path broken = Files.createDirectory(
                folder.resolve("broken"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(broken.resolve("settings.json"), "{");
        robot.interact(() -> program.open(profile("Broken", "broken")));
        until(PATIENCE, () -> button(robot, "Open First").isVisible());
        robot.clickOn(button(robot, "Open First"));
        until(PATIENCE, () -> isSaid(robot, "First · connected to " + url("first")));
        robot.interact(() -> program.open(profile("Broken", "broken")));
        until(PATIENCE, () -> button(robot, "Try again").isVisible());
        Files.writeString(broken.resolve("settings.json"), "{}");
        robot.clickOn(button(robot, "Try again"));
        until(PATIENCE, () -> isSaid(robot, "Broken · connected to " + url("broken")));
    }

    private String url(String home) throws Exception {
        return Files.readString(folder.resolve(home).resolve("broker/url")).strip();
    }

    private Optional<Long> pid(String home) {
        String config = folder.resolve(home).resolve("broker").toString();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(config + "/"))
                .map(ProcessHandle::pid)
                .findFirst();
    }

    private static boolean isSaid(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Labeled label && text.equals(label.getText()))
                .tryQuery()
                .isPresent();
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .queryButton();
    }
}
