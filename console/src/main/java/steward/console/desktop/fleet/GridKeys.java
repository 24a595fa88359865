package steward.console.desktop.fleet;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Enter opens what is selected; left and right hide and show the nodes of a group. */
record GridKeys(Runnable open, Runnable expand) implements EventHandler<KeyEvent> {
    @Override
    public void handle(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            open.run();
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE) {
            expand.run();
        }
    }
}
