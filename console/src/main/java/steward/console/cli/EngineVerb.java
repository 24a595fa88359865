package steward.console.cli;

import steward.console.engine.Engine;

/** A verb that needs the engine: opens it before, closes it after. */
abstract class EngineVerb extends Verb {
    EngineVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    final ExitCode run(Printer printer) {
        check();
        try (Session session = Session.open(globals(), surroundings())) {
            return run(session, printer);
        }
    }

    /** Refuses a call that breaks a rule, before anything is opened. */
    void check() {}

    /** Does it, with a session that has not waited for the broker yet. */
    abstract ExitCode run(Session session, Printer printer);

    /**
     * Waits until what is known is up to date, or the broker turns out to be away; then the operator is told how old what
     * follows is.
     *
     * @return {@link ExitCode#OK} or {@link ExitCode#NOT_REACHED}
     */
    final ExitCode sync(Session session, Printer printer) {
        if (session.sync()) {
            return ExitCode.OK;
        }
        printer.remark(session.notReached());
        return ExitCode.NOT_REACHED;
    }

    final Engine engine(Session session) {
        return session.engine();
    }
}
