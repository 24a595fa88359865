package steward.console.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import steward.broker.BrokerException;
import steward.bus.BusException;
import steward.console.filter.FilterSyntaxException;
import steward.console.home.HomeException;
import steward.console.job.RefusedException;
import steward.console.store.StoreException;
import steward.console.text.SafeText;
import steward.message.InvalidNameException;
import steward.text.NearestName;
import steward.text.Quoted;
import steward.trust.KeyFileException;

/** The one place where what went wrong becomes a message and an exit code. */
final class Failures {
    private final Globals globals;
    private final Printer printer;

    Failures(Globals globals, Printer printer) {
        this.globals = globals;
        this.printer = printer;
    }

    int onWrongCall(ParameterException failure, String[] arguments) {
        CommandLine verb = failure.getCommandLine();
        printer.remark(SafeText.block(wrongCall(failure, verb)));
        printer.errorText("See '" + verb.getCommandSpec().qualifiedName() + " --help'.\n");
        return ExitCode.USAGE.code();
    }

    private static String wrongCall(ParameterException failure, CommandLine verb) {
        boolean isRoot = verb.getParent() == null;
        if (isRoot && failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return "there is no verb or option " + Quoted.text(word) + ": " + NearestName.remedy(word, Verbs.ALL);
        }
        return String.valueOf(failure.getMessage());
    }

    int onFailure(Exception failure) {
        if (failure instanceof OutputClosedException) {
            return ExitCode.FAILED.code();
        }
        if (globals.isVerbose()) {
            failure.printStackTrace(printer.errorStream());
        }
        if (failure instanceof FilterSyntaxException syntax) {
            printer.errorText(syntax.render() + "\n");
            return ExitCode.USAGE.code();
        }
        printer.remark(SafeText.block(message(failure)));
        if (failure instanceof RefusedException refusal && refusal.kind() == RefusedException.Kind.UNKNOWN_NODES) {
            printer.errorText("  --allow-unknown sends to them none the less\n");
        }
        return code(failure).code();
    }

    private static ExitCode code(Exception failure) {
        if (failure instanceof UsageException
                || failure instanceof RefusedException
                || failure instanceof InvalidNameException) {
            return ExitCode.USAGE;
        }
        return failure instanceof BusException ? ExitCode.NOT_REACHED : ExitCode.FAILED;
    }

    private static String message(Exception failure) {
        boolean worded = failure instanceof UsageException
                || failure instanceof RefusedException
                || failure instanceof InvalidNameException
                || failure instanceof BusException
                || failure instanceof BrokerException
                || failure instanceof HomeException
                || failure instanceof KeyFileException
                || failure instanceof StoreException
                || failure instanceof UncheckedIOException;
        return worded && failure.getMessage() != null
                ? failure.getMessage()
                : "this failed: " + failure + "; --verbose tells where";
    }
}
