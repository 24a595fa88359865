package steward.console.desktop.connection;

import java.util.List;
import javafx.scene.Parent;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.icons.Icon;

/** The connection that is open and the profiles of others, as a view. */
public final class ConnectionView implements View {
    private final String title;
    private final BrokerModel model;
    private final ConnectionController controller;
    private final Runnable forget;

    public ConnectionView(ConnectionParts parts) {
        title = parts.texts().get("action.connection");
        model = new BrokerModel(parts.link(), parts.crossing());
        controller = new ConnectionController(model, parts);
        forget = parts.keeper().onChange(kept -> controller.show());
    }

    @Override
    public Parent root() {
        return controller.root();
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("add-profile", Action.Group.HERE, Icon.PLUS, "a", controller::add));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        forget.run();
        controller.close();
        model.close();
    }
}
