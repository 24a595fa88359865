package steward.console.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Action;

/** Everything that can be done now: everywhere, and in the view that is shown. */
final class Actions {
    private final Texts texts;
    private final ObservableList<Action> everywhere = FXCollections.observableArrayList();
    private final ObservableList<Action> here = FXCollections.observableArrayList();

    Actions(Texts texts) {
        this.texts = texts;
    }

    /** Sets what can be done everywhere. */
    void everywhere(List<Action> actions) {
        everywhere.setAll(actions);
    }

    /** Sets what can be done in the view that is shown. */
    void here(List<Action> actions) {
        here.setAll(actions);
    }

    /** What the view adds. */
    ObservableList<Action> ofView() {
        return here;
    }

    /** All of them, those of the view first: its keys win. */
    List<Action> all() {
        List<Action> all = new ArrayList<>(here);
        all.addAll(everywhere);
        return all;
    }

    /** Those of a menu. */
    List<Action> of(Action.Group group) {
        return all().stream().filter(action -> action.group() == group).toList();
    }

    /** The action whose keys were used. */
    Optional<Action> matching(KeyEvent event, @Nullable Node focused) {
        return all().stream()
                .filter(action -> action.isPossible().get())
                .filter(action -> new Keys(action.keys()).match(event, focused))
                .findFirst();
    }

    /** What the action is called. */
    String text(Action action) {
        return texts.get("action." + action.id());
    }

    /** What the menu is called. */
    String text(Action.Group group) {
        return texts.get("menu." + group.name().toLowerCase(Locale.ROOT));
    }
}
