package steward.console.cli;

import java.util.concurrent.Callable;

/** One verb of the command line: options in, engine calls, text out. */
abstract class Verb implements Callable<Integer> {
    private final Globals globals;
    private final Surroundings surroundings;

    Verb(Globals globals, Surroundings surroundings) {
        this.globals = globals;
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() {
        Printer printer = new Printer(surroundings);
        ExitCode code = run(printer);
        printer.flush();
        return code.code();
    }

    /** Does it. */
    abstract ExitCode run(Printer printer);

    final Globals globals() {
        return globals;
    }

    final Surroundings surroundings() {
        return surroundings;
    }
}
