package steward.agent.handler.shell;

import java.util.Optional;
import java.util.OptionalInt;
import steward.agent.handler.Outcome;
import steward.text.Quoted;

/** Says how a command that ended by itself has ended. */
final class Ending {
    private static final int NOT_RUNNABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int CORE_DUMPED = 0x80;

    private final ShellRequest request;
    private final boolean witnessed;

    /** @param witnessed whether a witness stood between, so that exit codes are exit codes */
    Ending(ShellRequest request, boolean witnessed) {
        this.request = request;
        this.witnessed = witnessed;
    }

    Outcome outcome(int exitCode, Report report) {
        if (report.refusal().isPresent()) {
            return Outcome.failure(refusal(report.refusal().get()));
        }
        if (report.pid().isEmpty()) {
            return Outcome.failure("could not be started: "
                    + (report.remarks().isEmpty() ? "exit code " + exitCode : String.join("; ", report.remarks())));
        }
        if (witnessed && report.killed()) {
            Signal signal = new Signal(exitCode & ~CORE_DUMPED);
            return Outcome.failure(
                    "killed by " + signal + ((exitCode & CORE_DUMPED) == 0 ? "" : ", which left a core dump"));
        }
        boolean succeeded = exitCode == 0;
        Optional<String> reason =
                succeeded ? Optional.empty() : Optional.of("exit code " + exitCode + meaning(exitCode));
        return new Outcome(succeeded, OptionalInt.of(exitCode), reason);
    }

    private String refusal(String word) {
        String directory = Quoted.text(request.directory().orElse("/"));
        String program = Quoted.text(request.argv().get(0));
        boolean path = request.argv().get(0).indexOf('/') >= 0;
        return switch (word) {
                    case "directory-missing" -> "directory does not exist: " + directory;
                    case "directory-file" -> "not a directory: " + directory;
                    case "directory-denied" -> "directory may not be entered: " + directory;
                    case "program-missing" ->
                        path ? "no such file: " + program : "no such program on the PATH: " + program;
                    case "program-file" -> "not a file: " + program;
                    case "program-denied" -> "not executable: " + program;
                    default -> "could not be started: " + word;
                }
                + request.runAs().map(user -> " (as user " + user + ")").orElse("");
    }

    private String meaning(int exitCode) {
        if (exitCode == NOT_RUNNABLE) {
            return request.shellLine()
                    ? ": so a shell ends when a program that it names is not executable (see stderr)"
                    : ": so ends a program that is there and cannot be started (see stderr)";
        }
        if (exitCode == NOT_FOUND) {
            return request.shellLine()
                    ? ": so a shell ends when a program that it names does not exist (see stderr)"
                    : ": so ends a script whose interpreter does not exist (see stderr)";
        }
        if (!Signal.isMeantBy(exitCode)) {
            return "";
        }
        if (!witnessed) {
            return ", or killed by " + Signal.meantBy(exitCode)
                    + ": this node has no setsid with --fork and --wait, which would tell the two apart";
        }
        return request.shellLine()
                ? ": so a shell ends when what it ran was killed by " + Signal.meantBy(exitCode)
                : "";
    }
}
