package steward.console.desktop.fleet;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
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
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().add(sortMenu());
    }

    /** What a click on a head does, for whoever has no mouse. */
    private Menu sortMenu() {
        Menu menu = new Menu(texts.get("columns.sort"));
        for (TableColumn<GridRow, ?> column : table.table().getVisibleLeafColumns()) {
            String title = titles.title((GridColumn) column.getUserData());
            int rank = table.table().getSortOrder().indexOf(column) + 1;
            boolean isUp = column.getSortType() == TableColumn.SortType.ASCENDING;
            MenuItem item = new MenuItem(
                    rank == 0 ? title : texts.get(isUp ? "columns.sort.up" : "columns.sort.down", title, rank));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> table.sortFurther(column));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu menu(String key, List<? extends GridColumn> columns) {
        Menu menu = new Menu(texts.get(key));
        columns.stream().limit(MOST_LISTED).forEach(column -> menu.getItems().add(item(column)));
        if (columns.size() > MOST_LISTED) {
            MenuItem more = new MenuItem(texts.get("columns.more", columns.size() - MOST_LISTED));
            more.setDisable(true);
            menu.getItems().add(more);
        }
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
