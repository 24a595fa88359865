package steward.console.desktop.fleet;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import steward.console.desktop.look.Texts;

/** Which columns are shown: own ones, subjects, and any label or fact that a node has. Filled when it is opened. */
final class ColumnMenu {
    private static final int MOST_LISTED = 200;

    private final GridTable table;
    private final Words words;
    private final Texts texts;
    private final ColumnText titles;

    ColumnMenu(GridTable table, Words words, Texts texts, MenuButton button) {
        this.table = table;
        this.words = words;
        this.texts = texts;
        titles = new ColumnText(texts);
        button.getItems().add(new MenuItem());
        button.showingProperty().addListener((observed, before, showing) -> {
            if (showing) {
                fill(button);
            }
        });
    }

    private void fill(MenuButton button) {
        button.getItems().clear();
        for (GridColumn.Own own : GridColumn.Own.values()) {
            if (own != GridColumn.Own.NODE) {
                button.getItems().add(item(own));
            }
        }
        button.getItems().add(new SeparatorMenuItem());
        List<GridColumn> subjects = table.columns().keySet().stream()
                .flatMap(id -> GridColumn.parse(id).stream())
                .filter(GridColumn.Subject.class::isInstance)
                .toList();
        button.getItems().add(menu("columns.subjects", subjects));
        button.getItems()
                .add(menu(
                        "columns.labels",
                        words.labels().stream().map(GridColumn.Label::new).toList()));
        button.getItems()
                .add(menu(
                        "columns.facts",
                        words.facts().stream().map(GridColumn.Fact::new).toList()));
    }

    private Menu menu(String key, List<? extends GridColumn> columns) {
        Menu menu = new Menu(texts.get(key));
        columns.stream().limit(MOST_LISTED).forEach(column -> menu.getItems().add(item(column)));
        menu.setDisable(columns.isEmpty());
        return menu;
    }

    private CheckMenuItem item(GridColumn column) {
        CheckMenuItem item = new CheckMenuItem(titles.title(column));
        item.setMnemonicParsing(false);
        boolean known = table.columns().containsKey(column.id());
        item.setSelected(known && table.column(column).isVisible());
        item.setOnAction(event -> table.column(column).setVisible(item.isSelected()));
        return item;
    }
}
