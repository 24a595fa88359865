package steward.console.engine;

import java.util.List;
import java.util.Optional;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Output;
import steward.message.OutputStreamName;

/**
 * How much of a command's output was handed over.
 *
 * @param command which command
 * @param state of the command when the report was made
 * @param totals what the unit says it wrote; nothing as long as the command has not ended
 * @param stdoutBytes handed over
 * @param stderrBytes handed over
 * @param verified whether every byte that the unit wrote was handed over and both SHA-256 sums agree
 * @param remarks what is missing or differs and why, in words for an operator; empty when verified
 */
public record OutputReport(
        CommandId command,
        CommandState state,
        Optional<Output> totals,
        long stdoutBytes,
        long stderrBytes,
        boolean verified,
        List<String> remarks) {
    public OutputReport {
        remarks = List.copyOf(remarks);
    }

    /** Bytes of that stream that were handed over. */
    public long bytes(OutputStreamName stream) {
        return stream == OutputStreamName.STDOUT ? stdoutBytes : stderrBytes;
    }
}
