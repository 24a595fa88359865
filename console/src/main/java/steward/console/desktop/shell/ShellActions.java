package steward.console.desktop.shell;

import java.util.List;
import java.util.Optional;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.route.Action;
import steward.console.desktop.route.Action.Group;
import steward.console.desktop.route.Navigator;
import steward.console.desktop.route.Route;
import steward.icons.Icon;

/** What can be done wherever one is. */
final class ShellActions {
    private final Navigator navigator;
    private final Keeper keeper;

    ShellActions(Navigator navigator, Keeper keeper) {
        this.navigator = navigator;
        this.keeper = keeper;
    }

    List<Action> all(Runnable palette, Runnable keySheet, Runnable quit) {
        return List.of(
                new Action("compose", Group.COMMAND, Icon.COMPOSE, "Shortcut+N", this::compose),
                new Action("palette", Group.GO, Icon.SEARCH, "Shortcut+K", palette),
                go("fleet", Icon.FLEET, "Shortcut+1", new Route.Fleet()),
                go("jobs", Icon.JOBS, "Shortcut+2", new Route.Jobs()),
                go("schedules", Icon.CLOCK, "Shortcut+7", new Route.Schedules(Optional.empty())),
                go("events", Icon.EVENTS, "Shortcut+3", new Route.Events()),
                go("errors", Icon.ERRORS, "Shortcut+4", new Route.Errors()),
                go("notices", Icon.BELL, "Shortcut+5", new Route.Notices()),
                go("connection", Icon.CONNECTION, "Shortcut+6", new Route.Connection()),
                new Action("back", Group.GO, Icon.CHEVRON_LEFT, "Alt+Left", navigator.canGoBack(), navigator::back),
                new Action(
                        "forward",
                        Group.GO,
                        Icon.CHEVRON_RIGHT,
                        "Alt+Right",
                        navigator.canGoForward(),
                        navigator::forward),
                new Action("zoom-in", Group.VIEW, Icon.PLUS, "Shortcut+Equals", () -> zoom(1)),
                new Action("zoom-out", Group.VIEW, Icon.EXPAND, "Shortcut+Minus", () -> zoom(-1)),
                new Action("zoom-usual", Group.VIEW, Icon.SEARCH, "Shortcut+0", () -> zoom(0)),
                new Action("theme", Group.VIEW, Icon.MOON, "Shortcut+Shift+L", this::nextTheme),
                new Action("times", Group.VIEW, Icon.CLOCK, "Shortcut+Shift+T", this::nextTimes),
                new Action("density", Group.VIEW, Icon.DENSITY, "Shortcut+Shift+D", this::density),
                new Action("calm", Group.VIEW, Icon.EVENTS, "Shortcut+Shift+M", this::calm),
                new Action("keys", Group.HELP, Icon.HELP, "?", keySheet),
                new Action("quit", Group.COMMAND, Icon.CLOSE, "Shortcut+Q", quit));
    }

    private Action go(String id, Icon icon, String keys, Route route) {
        return new Action(id, Group.GO, icon, keys, () -> navigator.go(route));
    }

    private void compose() {
        navigator.go(new Route.Compose(keeper.kept().draft()));
    }

    private void zoom(int steps) {
        change(appearance().zoomed(steps));
    }

    private void nextTheme() {
        change(appearance().with(appearance().theme().next()));
    }

    private void nextTimes() {
        change(appearance().with(appearance().times().next()));
    }

    private void density() {
        change(appearance().compact(!appearance().isCompact()));
    }

    private void calm() {
        change(appearance().calm(!appearance().isCalm()));
    }

    private Appearance appearance() {
        return keeper.kept().appearance();
    }

    private void change(Appearance appearance) {
        keeper.change(kept -> kept.with(appearance));
    }
}
