package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.message.CommandState;

/** What an operator does in the window reaches real agents, and their answers are seen there. */
@Tag("ui")
final class DesktopCommandsIT {
    private static final String SHELL = "shellcommand.operatingsystem";

    private static Harbour harbour;

    private Desktop desktop;

    @BeforeAll
    static void openHarbour(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        for (String name : new String[] {"ship1", "ship2", "ship3"}) {
            harbour.ship(name).start();
        }
    }

    @AfterAll
    static void closeHarbour() {
        harbour.close();
    }

    @BeforeEach
    void open() {
        Desktop.forget(harbour.operator().home());
        desktop = Desktop.open(harbour);
        desktop.awaitRows(3);
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void showsInTheGridHowEachOfThreeNodesAnswered() {
        desktop.compose("ship*", "exit 3").send().awaitCommands(3, CommandState.FAILED);
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        for (int ship = 1; ship <= 3; ship++) {
            desktop.awaitCell("ship" + ship, SHELL, CommandState.FAILED);
        }

        desktop.compose("ship1,ship2", "true").send().awaitCommands(2, CommandState.SUCCEEDED);
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        desktop.awaitCell("ship1", SHELL, CommandState.SUCCEEDED);
        desktop.awaitCell("ship2", SHELL, CommandState.SUCCEEDED);
        desktop.awaitCell("ship3", SHELL, CommandState.FAILED);
    }

    @Test
    void takesOneFromTheStartToAnAnswerWithoutAMouse() {
        desktop.keys(KeyCode.CONTROL, KeyCode.N);
        desktop.until("the caret in the targets", () -> hasFocus("filter"));
        desktop.type("ship2");
        tabTo("field-command");
        desktop.type("echo here is $(echo ship)2");
        desktop.until("one node", () -> desktop.says("1 node"));
        desktop.keys(KeyCode.CONTROL, KeyCode.ENTER);
        desktop.until("the job", () -> desktop.shown("#commands"));
        desktop.awaitCommands(1, CommandState.SUCCEEDED);
        desktop.until("the output", () -> outputs("here is ship2"));
        desktop.keys(KeyCode.ALT, KeyCode.LEFT);
        desktop.keys(KeyCode.ALT, KeyCode.LEFT);
        desktop.awaitCell("ship2", SHELL, CommandState.SUCCEEDED);
    }

    @Test
    void sendsAgainWhatFailed(@TempDir Path folder) throws IOException {
        Path repaired = folder.resolve("repaired");
        desktop.compose("ship*", "test -e '" + repaired + "'").send().awaitCommands(3, CommandState.FAILED);
        Files.createFile(repaired);
        desktop.type("r");
        desktop.click("#ask-yes");
        desktop.awaitCommands(3, CommandState.SUCCEEDED);
    }

    @Test
    void killsWhatIsCancelled() {
        desktop.compose("ship1", "sleep 300").send().awaitCommands(1, CommandState.RUNNING);
        desktop.type("x");
        desktop.click("#ask-yes");
        desktop.awaitCommands(1, CommandState.CANCELLED);
    }

    @Test
    void sendsWhatWasComposedWhileTheBrokerWasAway() {
        harbour.broker().stop();
        desktop.until("the banner", () -> desktop.shown(".banner"));
        desktop.compose("ship3", "echo back").send().awaitCommands(1, CommandState.SENDING);
        harbour.broker().restart();
        desktop.until("no banner", () -> !desktop.shown(".banner"));
        desktop.awaitCommands(1, CommandState.SUCCEEDED);
    }

    @Test
    void saysWhatIsWrongWithACommandBeforeItIsSent() {
        desktop.compose("shipp1", "true");
        desktop.until("the nearest name", () -> desktop.says("Did you mean ship1"));
        assertThat(isDisabled("#send")).isTrue();
        desktop.fill("#filter", "nobody=here");
        desktop.until("nobody", () -> desktop.says("No node is meant"));
        assertThat(isDisabled("#send")).isTrue();
        desktop.fill("#filter", "ship1");
        desktop.fill("#field-command", "");
        desktop.until("nothing to run", () -> desktop.says("There is nothing to run"));
        assertThat(isDisabled("#send")).isTrue();
        desktop.fill("#field-command", "true");
        desktop.fill("#runLimit", "soon");
        desktop.until("a wrong time", () -> desktop.says("soon") && isDisabled("#send"));
        desktop.fill("#runLimit", "20s");
        desktop.until("all is well", () -> !isDisabled("#send"));
    }

    @Test
    void findsNodesAndActionsByAFewLetters() {
        desktop.keys(KeyCode.CONTROL, KeyCode.K).type("shp2");
        desktop.until("the node", () -> isFound("ship2") && !isFound("ship1"));
        desktop.keys(KeyCode.ESCAPE);
        desktop.keys(KeyCode.CONTROL, KeyCode.K).type("newcom");
        desktop.until("the action", () -> !desktop.all(".palette-entry").isEmpty());
        desktop.keys(KeyCode.ENTER);
        desktop.until("the composer", () -> desktop.shown("#field-command"));
    }

    /** Whether the palette has an entry of exactly that title. */
    private boolean isFound(String title) {
        return desktop.all(".palette-entry").stream()
                .flatMap(entry -> entry.lookupAll(".label").stream())
                .anyMatch(label -> label instanceof Labeled said && title.equals(said.getText()));
    }

    private boolean isDisabled(String query) {
        return desktop.onScreen(() -> desktop.find(query).isDisabled());
    }

    private boolean hasFocus(String id) {
        Node focused = desktop.stage().getScene().getFocusOwner();
        return focused != null && id.equals(focused.getId());
    }

    private void tabTo(String id) {
        for (int i = 0; i < 20 && !desktop.onScreen(() -> hasFocus(id)); i++) {
            desktop.keys(KeyCode.TAB);
        }
        assertThat(desktop.onScreen(() -> hasFocus(id))).isTrue();
    }

    private boolean outputs(String text) {
        return desktop.all(".output-list").stream()
                .map(list -> (ListView<?>) list)
                .anyMatch(list -> list.getItems().toString().contains(text));
    }
}
