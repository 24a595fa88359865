package steward.console.desktop.shell;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.IconView;
import steward.console.desktop.route.Action;

/** Fills the menu bar from the actions, and again when the view brings others. */
final class Menus {
    private final Actions actions;
    private final MenuBar bar;

    Menus(Actions actions, MenuBar bar) {
        this.actions = actions;
        this.bar = bar;
        actions.ofView().addListener((Observable changed) -> fill());
    }

    void fill() {
        bar.getMenus().clear();
        for (Action.Group group : Action.Group.values()) {
            List<Action> listed = actions.of(group);
            if (!listed.isEmpty()) {
                Menu menu = new Menu(actions.text(group));
                listed.forEach(action -> menu.getItems().add(item(action)));
                bar.getMenus().add(menu);
            }
        }
    }

    private MenuItem item(Action action) {
        Keys keys = new Keys(action.keys());
        @Nullable KeyCombination combination = keys.combination();
        String text = actions.text(action);
        MenuItem item = new MenuItem(
                combination == null && !keys.display().isEmpty() ? text + "   (" + keys.display() + ")" : text,
                new IconView(action.icon()));
        item.setId("menu-" + action.id());
        item.setMnemonicParsing(false);
        if (combination != null) {
            item.setAccelerator(combination);
        }
        item.setOnAction(event -> action.perform());
        item.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !action.isPossible().get(), action.isPossible()));
        return item;
    }
}
