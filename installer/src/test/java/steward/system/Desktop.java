package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import steward.console.desktop.DesktopApplication;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.shots.Png;
import steward.console.job.CommandStatus;
import steward.message.CommandState;

/** The desktop as it is started by an operator, in a window that a robot uses by keys and clicks. */
final class Desktop implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Application application;

    private Desktop(Stage stage, Application application) {
        this.stage = stage;
        this.application = application;
    }

    /** On the operator's home and the harbour's broker. */
    static Desktop open(Harbour harbour) {
        return open(harbour.operator().home(), harbour.broker().url(), harbour.consoleCredentials());
    }

    /** As of a first start where the home remembers nothing. */
    static Desktop open(Path home, String broker, Path credentials) {
        Desktop desktop = starting(home, broker, credentials);
        desktop.until("the fleet", () -> desktop.shown(".sidebar"));
        return desktop;
    }

    /** Does not wait until it shows anything. */
    static Desktop starting(Path home, String broker, Path credentials) {
        try {
            Stage stage = FxToolkit.registerPrimaryStage();
            Application application = FxToolkit.setupApplication(
                    DesktopApplication.class, "--home=" + home, "--broker=" + broker, "--credentials=" + credentials);
            return new Desktop(stage, application);
        } catch (TimeoutException e) {
            throw new AssertionError("no window", e);
        }
    }

    /** Makes what the desktop remembers of looks and drafts be forgotten. */
    static void forget(Path home) {
        try {
            Files.deleteIfExists(home.resolve("desktop.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void size(double width, double height) {
        robot.interact(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    FxRobot robot() {
        return robot;
    }

    /** Presses these together. */
    Desktop keys(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Types into whatever has the focus. */
    Desktop type(String text) {
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Clicks what can be seen of that query, once it can be clicked. */
    Desktop click(String query) {
        until(query, () -> shown(query) && !find(query).isDisabled());
        robot.clickOn(find(query));
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Puts a text into that field, in place of what was there. */
    Desktop fill(String query, String text) {
        until(query, () -> shown(query));
        robot.interact(() -> {
            TextInputControl field = (TextInputControl) find(query);
            field.requestFocus();
            field.setText(text);
        });
        return this;
    }

    /** Chooses that value of a box of choices. */
    @SuppressWarnings("unchecked")
    Desktop choose(String query, String value) {
        onScreen(() -> {
            ((ComboBox<String>) find(query)).setValue(value);
            return null;
        });
        return this;
    }

    /** Waits until no cell flashes any more and no row waits for its place. */
    void settle() {
        until("a quiet window", () -> all(".subject-cell").stream()
                .noneMatch(cell -> cell.getPseudoClassStates().contains(CHANGED)));
    }

    /** Waits for a condition that is looked at on the thread that paints; leaves a picture where it never comes true. */
    void until(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> onScreen(condition));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + ": not within " + LIMIT + ", see " + leavePicture(), e);
        }
    }

    private Path leavePicture() {
        try {
            Path file = Files.createTempFile(Path.of(System.getProperty("build.folder", "target")), "desktop", ".png");
            Png.write(onScreen(() -> stage.getScene().snapshot(null)), file);
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks something on the thread that paints. */
    <T> T onScreen(Callable<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        robot.interact(() -> {
            answer.set(question.call());
            return null;
        });
        return answer.get();
    }

    /** Whether something of that query can be seen. */
    boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Desktop::isSeen);
    }

    /** What can be seen of that query, the first of it. */
    Node find(String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(Desktop::isSeen)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is shown of " + query));
    }

    /** All that can be seen of that query. */
    List<Node> all(String query) {
        Set<Node> found = robot.lookup(query).queryAll();
        return found.stream().filter(Desktop::isSeen).toList();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null
                && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }

    /** The table of nodes. */
    TableView<?> grid() {
        return (TableView<?>) find("#grid");
    }

    /** Waits until the grid has so many rows. */
    void awaitRows(int count) {
        until(count + " rows", () -> shown("#grid") && grid().getItems().size() == count);
    }

    /** Waits until the mark in that cell is that of the state. */
    void awaitCell(String node, String column, CommandState state) {
        until(node + " " + state, () -> marks(node, column).contains(StateLook.style(state)));
    }

    /** How many marks of that state can be seen. */
    long marks(CommandState state) {
        return all(".state-mark").stream()
                .filter(mark -> names(mark).anyMatch(StateLook.style(state)::equals))
                .count();
    }

    private static Stream<String> names(Node mark) {
        return mark.getPseudoClassStates().stream().map(PseudoClass::getPseudoClassName);
    }

    /** What the style sheet knows the mark in that cell by; none where the cell is empty or out of sight. */
    private List<String> marks(String node, String column) {
        return all(".subject-cell").stream()
                .map(cell -> (TableCell<?, ?>) cell)
                .filter(cell -> cell.getTableRow().getItem() instanceof NodeRow row
                        && row.name().value().equals(node)
                        && ("column-subject:" + column)
                                .equals(cell.getTableColumn().getId()))
                .flatMap(cell -> cell.lookupAll(".state-mark").stream())
                .flatMap(Desktop::names)
                .toList();
    }

    /** Whether something that can be seen has that text. */
    boolean says(String text) {
        return all(".label").stream()
                .anyMatch(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(text));
    }

    /** The number that the label begins with. */
    int count(String query) {
        String text = onScreen(() -> ((Labeled) find(query)).getText());
        return Integer.parseInt(text.split(" ", 2)[0].replace(",", ""));
    }

    /** Begins a command for the operating system of these nodes, and fills it in. */
    Desktop compose(String targets, String line) {
        keys(KeyCode.CONTROL, KeyCode.N);
        fill("#filter", targets);
        return fill("#field-command", line);
    }

    /** Sends what was composed and waits for the view of the job. */
    Desktop send() {
        click("#send");
        until("the job", () -> shown("#commands"));
        return this;
    }

    /** Waits until each command of the job that is shown is in that state. */
    void awaitCommands(int count, CommandState state) {
        until(count + " commands " + state, () -> {
            TableView<?> commands = (TableView<?>) find("#commands");
            return commands.getItems().size() == count
                    && commands.getItems().stream().allMatch(row -> ((CommandStatus) row).state() == state);
        });
    }

    /** What the window shows now, in light or in dark colours. */
    Image picture(boolean dark) {
        robot.interact(() -> Looks.theme(dark));
        WaitForAsyncUtils.waitForFxEvents(10);
        return onScreen(() -> stage.getScene().snapshot(null));
    }

    Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        try {
            FxToolkit.cleanupApplication(application);
            FxToolkit.cleanupStages();
        } catch (TimeoutException e) {
            throw new AssertionError("the desktop did not end", e);
        }
    }
}
