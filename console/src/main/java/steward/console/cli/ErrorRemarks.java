package steward.console.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import steward.console.text.SafeText;
import steward.message.Severity;
import steward.supervision.FaultCode;
import steward.supervision.ProcessError;

/** Tells of each critical error of this program once. What the broker merely does not take, the verb itself tells. */
final class ErrorRemarks implements Consumer<ProcessError> {
    private static final int MOST_CODES = 100;

    private final Printer printer;
    private final Set<FaultCode> told = new HashSet<>();

    ErrorRemarks(Printer printer) {
        this.printer = printer;
    }

    @Override
    public void accept(ProcessError error) {
        boolean isCritical = error.severity().compareTo(Severity.CRITICAL) <= 0;
        if (isCritical && told.size() < MOST_CODES && told.add(error.code())) {
            String cause = error.cause().replaceFirst("^[\\w.$]+(Exception|Error): ", "");
            printer.remark(error.code() + ", " + error.process() + ": " + SafeText.line(cause));
        }
    }
}
