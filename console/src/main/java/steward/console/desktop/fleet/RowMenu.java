package steward.console.desktop.fleet;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.icons.Icon;

/** What can be done with the selected rows. */
record RowMenu(Texts texts, Runnable open, Runnable compose) {
    ContextMenu menu() {
        MenuItem opening = new MenuItem(texts.get("fleet.menu.open"), new IconView(Icon.NODE));
        opening.setOnAction(event -> open.run());
        MenuItem composing = new MenuItem(texts.get("fleet.menu.compose"), new IconView(Icon.COMPOSE));
        composing.setOnAction(event -> compose.run());
        return new ContextMenu(opening, composing);
    }
}
