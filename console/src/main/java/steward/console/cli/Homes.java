package steward.console.cli;

import steward.console.home.Home;

/** Opens the operator's folder. */
final class Homes {
    private Homes() {}

    static Home open(Globals globals, Surroundings surroundings) {
        return Home.open(globals.home(surroundings.variables()));
    }
}
