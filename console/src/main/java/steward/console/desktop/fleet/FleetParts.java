package steward.console.desktop.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.message.NodeName;

/**
 * What the view of the fleet is put together from.
 *
 * @param go goes to another view
 * @param compose begins a command for the selected nodes, or those of the filter
 * @param save saves what is shown under that name
 * @param laidOut told when the layout was changed by a person
 * @param connected whether the broker can be reached
 * @param firstStart makes what somebody is offered who has no node yet
 */
record FleetParts(
        Texts texts,
        Keeper keeper,
        Words words,
        Consumer<Route> go,
        BiConsumer<List<NodeName>, Optional<String>> compose,
        Consumer<String> save,
        Runnable laidOut,
        ObservableBooleanValue connected,
        Supplier<Node> firstStart) {}
