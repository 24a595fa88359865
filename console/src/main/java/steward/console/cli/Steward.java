package steward.console.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import picocli.CommandLine;

/** The command line {@code steward}. */
public final class Steward {
    private Steward() {}

    /** Runs the verb and ends the program with its exit code. */
    public static void main(String[] arguments) {
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new SystemTerminal());
        System.exit(run(surroundings, arguments));
    }

    /** Runs the verb and returns its exit code. */
    static int run(Surroundings surroundings, String... arguments) {
        Globals globals = new Globals();
        Printer printer = new Printer(surroundings);
        CommandLine commandLine = Verbs.commandLine(globals, surroundings, Verbs.amongst(arguments));
        Failures failures = new Failures(globals, printer);
        commandLine.setOut(printer.outWriter());
        commandLine.setErr(printer.errorWriter());
        commandLine.setParameterExceptionHandler(failures::onWrongCall);
        commandLine.setExecutionExceptionHandler((failure, verb, parsed) -> failures.onFailure(failure));
        commandLine.setExecutionStrategy(parsed -> {
            if (globals.isVerbose()) {
                Logging.verbose();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return commandLine.execute(arguments);
    }
}
