package steward.console.store;

import java.util.List;

/** Keeps the history within a bound: the oldest jobs that have ended go first, whole, and their commands are counted. */
final class Retention {
    /** The most commands that are kept; those that this home still sees to are kept beyond it. */
    static final long MOST_COMMANDS = 1_000_000;

    private static final String DROPPED = "dropped_commands";
    private static final int JOBS_AT_ONCE = 100;

    private final Database database;
    private final Facts facts;
    private final long mostCommands;

    Retention(Database database, Facts facts, long mostCommands) {
        this.database = database;
        this.facts = facts;
        this.mostCommands = mostCommands;
    }

    /** Removes what is too much; true when there may be more of it. */
    boolean prune() {
        if (database.number("SELECT count(*) FROM command") <= mostCommands) {
            return false;
        }
        List<Long> oldest = database.list(
                row -> row.getLong(1),
                "SELECT n FROM job WHERE NOT EXISTS (SELECT 1 FROM command WHERE job = job.n AND own AND open)"
                        + " ORDER BY id LIMIT ?",
                JOBS_AT_ONCE);
        for (long job : oldest) {
            if (database.number("SELECT count(*) FROM command") > mostCommands) {
                database.transaction(() -> remove(job));
            }
        }
        return !oldest.isEmpty();
    }

    long dropped() {
        return facts.get(DROPPED);
    }

    private void remove(long job) {
        String commands = "(SELECT n FROM command WHERE job = ?)";
        database.update("DELETE FROM word WHERE command IN " + commands, job);
        database.update("DELETE FROM confirmation WHERE command IN " + commands, job);
        facts.add(DROPPED, database.update("DELETE FROM command WHERE job = ?", job));
        database.update("DELETE FROM job WHERE n = ?", job);
    }
}
