package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many nodes in the window: found, grouped, and reached only by one who says how many there are. */
@Tag("ui")
final class DesktopFleetIT {
    private static final int NODES = 60;

    private static Harbour harbour;
    private static Flotilla flotilla;

    private Desktop desktop;

    @BeforeAll
    static void launch(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        flotilla = Flotilla.launch(harbour.broker(), NODES);
    }

    @AfterAll
    static void end() {
        flotilla.close();
        harbour.close();
    }

    @BeforeEach
    void open() {
        Desktop.forget(harbour.operator().home());
        desktop = Desktop.open(harbour);
        desktop.awaitRows(NODES);
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void showsTheNodesThatAFilterMeans() {
        desktop.type("/");
        desktop.type("class=tug");
        desktop.awaitRows(NODES / 4);
        desktop.fill("#filter", "tug0004,ferry0001");
        desktop.awaitRows(2);
        desktop.fill("#filter", "class=tugg and (");
        desktop.until("where it is wrong", () -> desktop.shown(".filter-mistake"));
        desktop.fill("#filter", "");
        desktop.awaitRows(NODES);
        int failed = desktop.count("#count-state-failed");
        desktop.click("#count-state-failed");
        desktop.awaitRows(failed);
        assertThat(((TextInputControl) desktop.find("#filter")).getText()).isEqualTo("state:failed");
    }

    @Test
    void groupsByALabelAndFoldsAGroup() {
        desktop.choose("#group", "class");
        desktop.awaitRows(NODES + 4);
        desktop.onScreen(() -> {
            desktop.grid().requestFocus();
            desktop.grid().getSelectionModel().clearAndSelect(0);
            return null;
        });
        desktop.keys(KeyCode.ENTER);
        desktop.awaitRows(NODES + 4 - NODES / 4);
    }

    @Test
    void sendsToManyOnlyWhenTheirNumberWasTypedAndGroupsTheirAnswers() {
        desktop.compose("all", "uname -a");
        desktop.until("the question", () -> desktop.shown("#confirm") && desktop.says(NODES + " nodes"));
        assertThat(text("#send")).contains("Send to " + NODES + " nodes", "offline");
        assertThat(desktop.find("#send").isDisabled()).isTrue();
        desktop.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(desktop.shown("#confirm")).isTrue();
        desktop.fill("#confirm", Integer.toString(NODES - 1));
        assertThat(desktop.find("#send").isDisabled()).isTrue();
        desktop.fill("#confirm", Integer.toString(NODES));
        desktop.send();
        desktop.type("2");
        desktop.until(
                "three kinds of answers",
                () -> desktop.shown("#answers")
                        && ((ListView<?>) desktop.find("#answers")).getItems().size() >= 3);
    }

    private String text(String query) {
        return desktop.onScreen(() -> ((Labeled) desktop.find(query)).getText());
    }
}
