package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.console.desktop.DeskWindow.until;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Kept;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.keep.SavedView;
import steward.console.desktop.keep.SortBy;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.node.SampleNode;
import steward.console.desktop.route.Route;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.console.text.NaturalOrder;
import steward.message.CommandState;
import steward.message.NodeName;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
final class FleetUiTest {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    @TempDir
    private Path folder;

    private final DeskWindow window = new DeskWindow();
    private final MemoryLink link = window.link();
    private Desk desk;

    @Start
    void start(Stage stage) {
        link.put(SampleFleet.of(25, link.now()));
        link.put(List.of(SampleNode.saying(link.now(), Map.of("kernel", "6.1.0-18"), List.of())));
        desk = window.show(stage, folder, Profile.Tint.NONE);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void showsAnyLabelOrFactAsAColumnAndKeepsTheLayout(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.type(KeyCode.C);
        MenuButton columns = columns(robot);
        until(columns::isShowing);
        until(() -> !submenu(columns, "Facts").getItems().isEmpty());
        robot.interact(() -> {
            check(submenu(columns, "Labels"), "site");
            check(submenu(columns, "Facts"), "kernel");
            columns.hide();
        });
        until(() -> cells(robot).anyMatch("6.1.0-18"::equals));
        until(() -> cells(robot).anyMatch("bergen"::equals));
        robot.interact(() -> {
            column(robot, "column-heard").setVisible(false);
            TableColumn<Object, ?> site = column(robot, "column-label:site");
            TableView<Object> table = grid(robot);
            table.getColumns().remove(site);
            table.getColumns().add(1, site);
            site.setPrefWidth(222);
        });
        until(() -> kept().layout().columns().stream()
                .anyMatch(place -> place.column().equals("label:site") && place.width() == 222));
        assertThat(kept().layout().columns().stream()
                        .filter(place -> place.isShown())
                        .map(place -> place.column()))
                .startsWith("node", "label:site")
                .contains("fact:kernel")
                .doesNotContain("heard");
    }

    @Test
    void sortsBySeveralWithoutAMouse(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.interact(() -> {
            MenuButton columns = columns(robot);
            columns.show();
            item(submenu(columns, "Sort by"), "Heard").fire();
            columns.hide();
            columns.show();
            item(submenu(columns, "Sort by"), "Node").fire();
            columns.hide();
            columns.show();
            item(submenu(columns, "Sort by"), "Node   \u25b2 2").fire();
            columns.hide();
        });
        until(() -> kept().layout().sort().equals(List.of(new SortBy("heard", false), new SortBy("node", true))));
        List<String> wanted = link.fleet().nodes().stream()
                .sorted(Comparator.comparing((NodeStatus node) -> node.age(link.now()))
                        .thenComparing(node -> node.name().value(), NaturalOrder.INSTANCE.reversed()))
                .map(node -> node.name().value())
                .toList();
        until(() -> names(robot).equals(wanted));
    }

    private static List<String> names(FxRobot robot) {
        return grid(robot).getItems().stream()
                .map(row -> ((NodeRow) row).name().value())
                .toList();
    }

    @Test
    void standsStillAndSaysHowMuchIsNew(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.type(KeyCode.P);
        link.put(SampleFleet.of(28, link.now().plusSeconds(1)).subList(25, 28));
        until(() -> isShown(robot, "Paused, 3 new"::equals));
        assertThat(grid(robot).getItems()).hasSize(25);
        robot.type(KeyCode.P);
        until(() -> grid(robot).getItems().size() == 28);
    }

    @Test
    void flashesWhatChangedUnderOnesEyes(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        until(() -> !robot.lookup(".subject-cell").queryAll().isEmpty());
        NodeStatus node = link.fleet().nodes().get(0);
        link.put(List.of(Nodes.answered(
                node, Nodes.cell("shellcommand", "nginx", CommandState.FAILED, link.now(), 9_999), link.now())));
        until(() -> robot.lookup(".subject-cell").queryAll().stream()
                .anyMatch(cell -> cell.getPseudoClassStates().contains(CHANGED)));
        link.time(link.now().plusSeconds(2));
        until(() -> robot.lookup(".subject-cell").queryAll().stream()
                .noneMatch(cell -> cell.getPseudoClassStates().contains(CHANGED)));
    }

    @Test
    void savesWhatIsShownAsAViewWithACountAndGoesBackToIt(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("site=bergen"));
        until(() -> grid(robot).getItems().size() < 25);
        int shown = grid(robot).getItems().size();
        robot.type(KeyCode.TAB);
        robot.interact(() -> grid(robot).requestFocus());
        robot.type(KeyCode.S);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".dialog-pane .text-field")
                .queryAs(TextField.class)
                .setText("In Bergen"));
        robot.push(KeyCode.ENTER);
        until(() -> kept().views().stream().map(SavedView::name).toList().equals(List.of("In Bergen")));
        until(() -> isShown(robot, "In Bergen"::equals) && isShown(robot, Integer.toString(shown)::equals));
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText(""));
        until(() -> grid(robot).getItems().size() == 25);
        robot.clickOn("In Bergen");
        until(() -> grid(robot).getItems().size() == shown);
    }

    @Test
    void showsAMapOfColoursWhereRowsAreTooMany(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.type(KeyCode.M);
        until(() ->
                !grid(robot).isVisible() && robot.lookup(".heat-map").query().isVisible());
        until(() -> kept().layout().isHeatMap());
        robot.type(KeyCode.M);
        until(() -> grid(robot).isVisible());
    }

    @Test
    void sendsToTheRowsThatAreSelected(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.interact(() -> grid(robot).getSelectionModel().selectIndices(2, 4));
        robot.type(KeyCode.N);
        until(() -> desk.navigator().current().get() instanceof Route.Compose);
        until(() -> robot.lookup("#filter").queryAs(TextField.class).getText().equals("ship3,ship5"));
    }

    @Test
    void showsHowFarTheClockOfEachNodeIsOff(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        robot.interact(() -> column(robot, "column-offset").setVisible(true));
        until(() -> cells(robot).anyMatch("+2.3 s"::equals));
        robot.interact(() -> grid(robot).getSortOrder().setAll(List.of(column(robot, "column-offset"))));
        until(() -> link.fleet()
                        .node(new NodeName(names(robot).get(0)))
                        .orElseThrow()
                        .presence()
                        .orElseThrow()
                        .clockOffset()
                        .toMillis()
                == 2300);
    }

    @Test
    void takesLessRoomForEachRowWhereOneWants(FxRobot robot) {
        until(() -> height(robot) == 32);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        until(() -> height(robot) == 23);
        until(() -> kept().appearance().isCompact());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        until(() -> height(robot) == 32);
    }

    private static double height(FxRobot robot) {
        return robot.lookup("#grid .table-row-cell").queryAs(Region.class).getHeight();
    }

    @Test
    void opensANodeByADoubleClick(FxRobot robot) {
        until(() -> grid(robot).getItems().size() == 25);
        until(() -> names(robot).get(2).equals("ship3"));
        robot.interact(() -> grid(robot).getSelectionModel().select(2));
        robot.interact(() -> Event.fireEvent(robot.lookup(".node-cell").query(), doubleClick()));
        until(() -> desk.navigator().current().get().equals(new Route.Node(new NodeName("ship3"))));
    }

    private static MouseEvent doubleClick() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void marksEveryStateByAColourOfTheTheme(FxRobot robot) {
        Map<String, StateMark> marks = new TreeMap<>();
        VBox box = new VBox();
        for (CommandState state : CommandState.values()) {
            marks.put(state.name(), StateMark.of(state, 16));
        }
        for (Contact contact : Contact.values()) {
            StateMark mark = new StateMark(16);
            mark.show(contact);
            marks.put(contact.name(), mark);
        }
        robot.interact(() -> {
            box.getChildren().setAll(marks.values());
            ((Pane) desk.root()).getChildren().add(box);
            box.applyCss();
        });
        assertThat(marks).allSatisfy((name, mark) -> assertThat(colours(mark)).doesNotContain(Color.GRAY));
        List<Paint> light = colours(Objects.requireNonNull(marks.get("FAILED")));
        robot.interact(() -> Looks.theme(true));
        robot.interact(box::applyCss);
        assertThat(colours(Objects.requireNonNull(marks.get("FAILED")))).isNotEqualTo(light);
        robot.interact(() -> Looks.theme(false));
    }

    private static List<Paint> colours(StateMark mark) {
        Shape shape = (Shape) mark.getChildrenUnmodifiable().get(0);
        return List.of(shape.getFill(), shape.getStroke());
    }

    private Kept kept() {
        try (Worker worker = new Worker("reader")) {
            return new Keeper(folder.resolve("desktop.json"), worker).kept();
        }
    }

    private static Stream<String> cells(FxRobot robot) {
        return robot.lookup(".table-cell").queryAll().stream()
                .filter(Labeled.class::isInstance)
                .map(cell -> String.valueOf(((Labeled) cell).getText()));
    }

    private static boolean isShown(FxRobot robot, Predicate<String> text) {
        return robot.lookup((Node node) -> node instanceof Labeled labeled
                        && node.isVisible()
                        && !(node instanceof ToggleButton button && button.getText() == null)
                        && text.test(String.valueOf(labeled.getText())))
                .tryQuery()
                .isPresent();
    }

    private static MenuButton columns(FxRobot robot) {
        return robot.lookup((Node node) -> node instanceof MenuButton button && "Columns".equals(button.getText()))
                .queryAs(MenuButton.class);
    }

    private static Menu submenu(MenuButton button, String text) {
        return (Menu) button.getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static MenuItem item(Menu menu, String text) {
        return menu.getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static void check(Menu menu, String text) {
        CheckMenuItem item = (CheckMenuItem) item(menu, text);
        item.setSelected(true);
        item.getOnAction().handle(null);
    }

    private static TableColumn<Object, ?> column(FxRobot robot, String id) {
        return grid(robot).getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Object> grid(FxRobot robot) {
        return (TableView<Object>) (TableView<?>) robot.lookup("#grid").queryTableView();
    }
}
