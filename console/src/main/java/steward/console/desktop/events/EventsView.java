package steward.console.desktop.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import steward.bus.Bus;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.View;
import steward.icons.Icon;
import steward.message.Event;

/** What happened in the fleet, or what went wrong in its programs, as a live list. */
public final class EventsView implements View {
    /** How far back events are read. */
    static final Duration REACH = Duration.ofHours(24);
    /** How far back errors are read: they are fewer, and matter for longer. */
    static final Duration ERROR_REACH = Duration.ofDays(7);

    private final String title;
    private final EventsModel model;
    private final EventsController controller;
    private final Runnable forget;
    private final Bus.Subscription own;

    private EventsView(
            EventParts parts,
            String title,
            EventsModel model,
            TableView<EventRow> table,
            EventsController.Kind kind,
            Bus.Subscription own) {
        this.title = title;
        this.model = model;
        this.own = own;
        controller = new EventsController(model, parts, kind, table);
        forget = parts.keeper().onChange(kept -> controller.refresh());
    }

    /** All events. */
    public static EventsView ofAll(EventParts parts) {
        EventsModel model = model(parts, false);
        EventTable table =
                new EventTable(model.log(), parts.texts(), parts.times(), parts.link()::now, EventTable.Kind.FLEET);
        return new EventsView(
                parts,
                parts.texts().get("action.events"),
                model,
                table.table(),
                new EventsController.Kind("events.title.count", "events.none", Icon.EVENTS),
                () -> {});
    }

    /** Those of the agents' error kernels and of this program's own. */
    public static EventsView ofErrors(EventParts parts) {
        EventsModel model = model(parts, true);
        EventTable table =
                new EventTable(model.log(), parts.texts(), parts.times(), parts.link()::now, EventTable.Kind.ERRORS);
        return new EventsView(
                parts,
                parts.texts().get("action.errors"),
                model,
                table.table(),
                new EventsController.Kind("errors.title.count", "errors.none", Icon.ERRORS),
                parts.link().onError(error -> model.log().add(OwnErrors.row(error))));
    }

    private static EventsModel model(EventParts parts, boolean errors) {
        return new EventsModel(
                parts.link(),
                parts.feed(),
                parts.worker(),
                parts.crossing(),
                errors ? Optional.of(Event.ERROR) : Optional.empty(),
                errors ? ERROR_REACH : REACH);
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
        return List.of(
                new Action("filter", Action.Group.HERE, Icon.FILTER, "/", controller::filter),
                new Action("find-events", Action.Group.HERE, Icon.SEARCH, "Shortcut+F", controller::find),
                new Action("pause", Action.Group.HERE, Icon.PAUSE, "p", controller::pause));
    }

    @Override
    public void shown() {
        controller.focus();
    }

    @Override
    public void close() {
        forget.run();
        own.close();
        model.close();
    }
}
