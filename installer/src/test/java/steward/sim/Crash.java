package steward.sim;

/** The program is dead: nothing of it goes on. An error, so that no program catches it for a failure of its own. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where, null, false, false);
    }
}
