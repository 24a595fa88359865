package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
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
import steward.console.desktop.keep.Draft;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.node.SampleNode;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.route.Route;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class ShellUiTest {
    @TempDir
    private Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;
    private SampleJobs job;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(12, link.now()));
        link.put(List.of(SampleNode.saying(link.now(), Map.of(), List.of())));
        SampleNode.fill(link);
        job = new SampleJobs(link, 7, "uname -r", "Which kernel", link.now().minusSeconds(60));
        job.ended(job.queued("ship2"), 0, "6.1\n", "");
        desk = window.show(stage, folder, Profile.Tint.RED);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void letsGoOfWhatAViewFollowedWhenAnotherIsShown(FxRobot robot) {
        until(() -> robot.lookup("#grid").queryTableView().getItems().size() == 12);
        int open = link.open();
        for (Route route : List.of(
                new Route.Jobs(),
                new Route.Job(job.job()),
                new Route.Node(SampleNode.NAME),
                new Route.Events(),
                new Route.Errors(),
                new Route.Notices(),
                new Route.Connection(),
                new Route.Compose(Draft.empty()))) {
            robot.interact(() -> desk.navigator().go(route));
            until(() -> desk.navigator().current().get().equals(route));
            robot.interact(() -> desk.navigator().go(new Route.Fleet()));
            until(() -> robot.lookup("#grid").tryQuery().isPresent());
            assertThat(link.open()).as("%s", route).isEqualTo(open);
        }
    }

    @Test
    void listsEveryKeyThatWorksHere(FxRobot robot) {
        robot.write("?");
        until(() -> robot.lookup(".key-sheet").tryQuery().isPresent());
        Set<String> listed = texts(robot, ".key-sheet .label");
        assertThat(listed).contains("Save this view", "s", "Ctrl+K", "Larger", "Keys");
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup(".key-sheet").tryQuery().isEmpty());
    }

    @Test
    void growsAndShrinksAsAWhole(FxRobot robot) {
        until(() -> robot.lookup("#grid").queryTableView().getItems().size() == 12);
        String usual = desk.root().getStyle();
        choose(robot, "menu-zoom-in");
        until(() -> !desk.root().getStyle().equals(usual));
        assertThat(size(desk.root().getStyle())).isGreaterThan(size(usual));
        choose(robot, "menu-zoom-out");
        choose(robot, "menu-zoom-out");
        until(() -> size(desk.root().getStyle()) < size(usual));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        until(() -> desk.root().getStyle().equals(usual));
    }

    /** Chooses it in the menu: not every display has a key for every sign. */
    private static void choose(FxRobot robot, String item) {
        robot.interact(() -> robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(found -> item.equals(found.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static double size(String style) {
        return Double.parseDouble(style.replaceAll("[^0-9.]", ""));
    }

    @Test
    void writesTimesAsOneWants(FxRobot robot) {
        robot.interact(() -> desk.navigator().go(new Route.Job(job.job())));
        until(() -> texts(robot, "#commands .table-cell").contains("11:59:01Z"));
        nextTimes(robot);
        until(() -> texts(robot, "#commands .table-cell").stream().noneMatch(text -> text.endsWith("Z")));
        nextTimes(robot);
        until(() -> texts(robot, "#commands .table-cell").stream().anyMatch(text -> text.endsWith("s ago")));
        nextTimes(robot);
        until(() -> texts(robot, "#commands .table-cell").contains("11:59:01Z"));
    }

    private static void nextTimes(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    }

    @Test
    void datesNoticesByTheTimeThatHasPassed(FxRobot robot) {
        Instant told = link.now();
        robot.interact(() -> desk.notices().tell(Notice.Kind.INFO, "Something", "x", Optional.empty()));
        link.time(told.plusSeconds(3600));
        nextTimes(robot);
        nextTimes(robot);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> texts(robot, ".notice-line .label").stream().anyMatch("60m ago"::equals));
    }

    @Test
    void findsViewsJobsNodesAndActionsInOnePlace(FxRobot robot) {
        find(robot, "Which kernel");
        until(() -> texts(robot, ".palette-list .label").contains("Which kernel"));
        robot.push(KeyCode.ENTER);
        until(() -> desk.navigator().current().get().equals(new Route.Job(job.job())));
        find(robot, "ship12");
        until(() -> texts(robot, ".palette-list .label").contains("ship12"));
        robot.push(KeyCode.ENTER);
        until(() -> desk.navigator().current().get() instanceof Route.Node);
    }

    private static void find(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until(() -> robot.lookup(".palette-list").tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup(".overlay .text-field").queryAs(TextField.class).setText(text));
    }

    @Test
    void offersMethodsThatNodesReallyHave(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> robot.lookup("#method").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#method").queryComboBox().show());
        assertThat(robot.lookup("#method").queryComboBox().getItems().stream().map(Object::toString))
                .startsWith("shellcommand")
                .contains("process");
        assertThat(robot.lookup("#method").queryComboBox().getEditor().getText())
                .as("what is typed stays")
                .isEqualTo("shellcommand");
        robot.interact(() -> robot.lookup("#method").queryComboBox().hide());
    }

    private static Set<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(Labeled.class::isInstance)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .collect(Collectors.toSet());
    }
}
