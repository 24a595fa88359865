package steward.supervision;

/** A process failed so often that it is not started again. */
final class GaveUpException extends RuntimeException {
    GaveUpException(ProcessName process, RestartPolicy policy, Throwable last) {
        super(
                "process " + process + " was restarted " + policy.limit() + " times within " + policy.window()
                        + " and failed again: it stays stopped until it is started by an operator or with the program; last "
                        + Errors.text(last),
                last);
    }
}
