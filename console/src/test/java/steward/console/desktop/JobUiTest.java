package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
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
import steward.console.desktop.job.SampleJobs;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.route.Route;
import steward.console.job.CommandStatus;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class JobUiTest {
    @TempDir
    private static Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;
    private SampleJobs job;
    private CommandStatus open;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(12, link.now()));
        job = new SampleJobs(link, 7, "uname -r", "Which kernel", link.now());
        for (int i = 1; i <= 8; i++) {
            job.ended(job.queued("ship" + i), 0, i < 6 ? "6.1\n" : "5.10\nold\n", "");
        }
        job.ended(job.queued("ship9"), 3, "", "not there\n");
        job.ended(job.queued("ship10"), 3, "", "not there\n");
        open = job.queued("ship11");
        desk = window.show(stage, folder, Profile.Tint.NONE);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void opensAJobFromTheHistoryByKeysAndShowsItsOutput(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> robot.lookup("#jobs").queryTableView().getItems().size() == 1);
        until(() -> robot.lookup("#jobs").queryTableView().isFocused());
        robot.push(KeyCode.ENTER);
        until(() -> desk.navigator().current().get().equals(new Route.Job(job.job())));
        until(() -> commands(robot).getItems().size() == 11);
        until(() -> output(robot).getItems().toString().contains("not there"));
    }

    @Test
    void filtersByClickingACount(FxRobot robot) {
        show(robot);
        robot.clickOn("#state-failed");
        until(() -> commands(robot).getItems().size() == 2);
        robot.clickOn("#state-queued");
        until(() -> commands(robot).getItems().size() == 3);
        robot.clickOn("#state-failed").clickOn("#state-queued");
        until(() -> commands(robot).getItems().size() == 11);
    }

    @Test
    void groupsIdenticalAnswersAndSaysWhatDiffers(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.DIGIT2);
        ListView<?> answers = robot.lookup("#answers").queryListView();
        until(() -> answers.isVisible() && answers.getItems().size() == 3);
        robot.interact(() -> answers.getSelectionModel().select(1));
        ListView<?> diff = robot.lookup("#answers-text").queryListView();
        until(() -> diff.getItems().toString().contains("kind=GONE, text=6.1")
                && diff.getItems().toString().contains("kind=ADDED, text=5.10"));
    }

    @Test
    void comparesAnyTwoAnswers(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.DIGIT2);
        ListView<?> answers = robot.lookup("#answers").queryListView();
        until(() -> answers.isVisible() && answers.getItems().size() == 3);
        ComboBox<?> base = robot.lookup("#answers-base").queryComboBox();
        robot.interact(() -> {
            base.getSelectionModel().select(2);
            answers.getSelectionModel().select(1);
        });
        ListView<?> diff = robot.lookup("#answers-text").queryListView();
        until(() -> diff.getItems().toString().contains("kind=GONE, text=not there")
                && diff.getItems().toString().contains("kind=ADDED, text=5.10"));
        job.ended(open, 3, "", "not there\n");
        until(() -> base.getItems().toString().contains("ship11"));
        assertThat(diff.getItems().toString()).as("both sides stay chosen").contains("kind=GONE, text=not there");
        robot.clickOn("#state-failed");
        until(() -> commands(robot).isVisible() && commands(robot).getItems().size() == 3);
    }

    @Test
    void retriesWhatFailedAfterItWasShownToWhom(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.R);
        until(() -> robot.lookup("#ask-yes").tryQuery().isPresent());
        Button yes = robot.lookup("#ask-yes").queryButton();
        assertThat(yes.getText()).startsWith("Retry on 2 nodes");
        assertThat(robot.lookup(".ask-list").queryListView().getItems().toString())
                .contains("ship9   Failed", "ship10   Failed");
        assertThat(link.sent()).isEmpty();
        robot.interact(yes::fire);
        until(() -> link.sent().size() == 1);
        assertThat(link.sent().get(0).parents()).hasSize(2);
        until(() -> desk.navigator().current().get() instanceof Route.Job sent
                && !sent.id().equals(job.job()));
    }

    @Test
    void cancelsOnlyWhenOneSaysSo(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.X);
        until(() -> robot.lookup("#ask-yes").tryQuery().isPresent());
        assertThat(robot.lookup("#ask-yes").queryButton().getText()).isEqualTo("Cancel on 1 node");
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup("#ask-yes").tryQuery().isEmpty());
        assertThat(link.cancelledJobs()).isEmpty();
        robot.type(KeyCode.X);
        until(() -> robot.lookup("#ask-yes").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#ask-yes").queryButton().fire());
        until(() -> link.cancelledJobs().equals(List.of(job.job())));
        until(() ->
                desk.notices().all().stream().anyMatch(notice -> notice.text().contains("1 node was asked to cancel")));
    }

    @Test
    void recallsOnlyWhatHasNotStarted(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.U);
        until(() -> robot.lookup("#ask-yes").tryQuery().isPresent());
        assertThat(robot.lookup("#ask-yes").queryButton().getText()).isEqualTo("Recall from 1 node");
        robot.interact(() -> robot.lookup("#ask-yes").queryButton().fire());
        until(() -> link.recalled().equals(List.of(List.of(open.id()))));
        assertThat(link.cancelledJobs()).isEmpty();
    }

    @Test
    void letsItWaitLongerAfterOneSaidHowLongAndSawWhatThatMeans(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.E);
        until(() -> robot.lookup("#length").tryQuery().isPresent());
        TextField length = robot.lookup("#length").queryAs(TextField.class);
        robot.interact(() -> length.setText("soon"));
        assertThat(robot.lookup("#length-next").queryButton().isDisabled()).isTrue();
        robot.interact(() -> length.setText("12h"));
        robot.interact(() -> robot.lookup("#length-next").queryButton().fire());
        until(() -> robot.lookup("#ask-yes").tryQuery().isPresent());
        assertThat(link.sent()).isEmpty();
        robot.interact(() -> robot.lookup("#ask-yes").queryButton().fire());
        until(() -> link.sent().size() == 1);
        assertThat(link.sent().get(0).validFor()).contains(Duration.ofHours(12));
        assertThat(link.sent().get(0).targets()).containsExactly(open.node());
        assertThat(link.sent().get(0).parents()).containsValue(open.id());
        until(() -> desk.navigator().current().get() instanceof Route.Job sent
                && !sent.id().equals(job.job()));
    }

    @Test
    void showsWhatComesWhileOneLooksAndKeepsTheSelection(FxRobot robot) {
        show(robot);
        robot.interact(() -> commands(robot).getSelectionModel().clearAndSelect(4));
        job.ended(open, 0, "6.1\n", "");
        until(() -> robot.lookup("#state-queued")
                .tryQuery()
                .filter(node -> node.isVisible())
                .isEmpty());
        assertThat(commands(robot).getSelectionModel().getSelectedIndex()).isEqualTo(4);
        until(() ->
                desk.notices().all().stream().anyMatch(notice -> notice.text().contains("9 succeeded, 2 failed")));
    }

    @Test
    void findsANodeByItsName(FxRobot robot) {
        show(robot);
        robot.type(KeyCode.SLASH);
        until(() -> robot.lookup("#find-node").queryAs(TextField.class).isFocused());
        robot.write("ship1");
        until(() -> commands(robot).getItems().size() == 3);
    }

    private void show(FxRobot robot) {
        robot.interact(() -> desk.navigator().go(new Route.Job(job.job())));
        until(() -> commands(robot).getItems().size() == 11);
        until(() -> commands(robot).isFocused());
    }

    private static TableView<?> commands(FxRobot robot) {
        Optional<TableView<?>> table = robot.lookup("#commands").tryQuery();
        return table.orElseGet(TableView::new);
    }

    private static ListView<?> output(FxRobot robot) {
        return robot.lookup("#output").queryListView();
    }
}
