package steward.console.desktop.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import steward.console.desktop.MemoryLink;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.StreamTotals;

/** Commands of one job on some nodes, and what their nodes answer. Puts all of it into a link. */
public final class SampleJobs {
    private final MemoryLink link;
    private final JobId job;
    private final String line;
    private final Optional<String> label;
    private final Instant sent;
    private long next;

    /** @param number of the job; a greater one is a later one */
    public SampleJobs(MemoryLink link, long number, String line, String label, Instant sent) {
        this.link = link;
        this.line = line;
        this.label = Optional.of(label).filter(text -> !text.isEmpty());
        this.sent = sent;
        job = new JobId(new UUID(number, 1));
        next = number * 1_000_000;
    }

    public JobId job() {
        return job;
    }

    /** A command that the broker has. */
    public CommandStatus queued(String node) {
        Command command = new Command(
                new CommandId(new UUID(++next, 5)),
                job,
                new Address(new NodeName(node), new MethodName("shellcommand"), new Domain("operatingsystem")),
                Attributes.of("command", line),
                sent,
                sent.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5),
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("ada"),
                label);
        CommandProgress progress = CommandProgress.sending(command.id(), sent)
                .apply(new Fact.Queued(sent.plusMillis(4), sent.minusSeconds(9_000), next, 0))
                .progress();
        return put(new CommandStatus(new CommandParcel(command, Bytes.empty(), Map.of()), progress, true));
    }

    /** It got to that state, without output. */
    public CommandStatus came(CommandStatus status, CommandState state, String reason) {
        return acked(
                status,
                state,
                OptionalInt.empty(),
                Optional.of(reason).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    /** The node has it, ran it, and it exited with that code. */
    public CommandStatus ended(CommandStatus status, int exitCode, String out, String err) {
        CommandStatus running = came(came(status, CommandState.RECEIVED, ""), CommandState.RUNNING, "");
        List<OutputSegment> segments = new ArrayList<>();
        segment(segments, OutputStreamName.STDOUT, out);
        segment(segments, OutputStreamName.STDERR, err);
        link.output(status.id(), segments);
        Output output = new Output(totals(out), totals(err), 0, segments);
        return acked(
                running,
                exitCode == 0 ? CommandState.SUCCEEDED : CommandState.FAILED,
                OptionalInt.of(exitCode),
                exitCode == 0 ? Optional.empty() : Optional.of("exit code " + exitCode),
                Optional.of(output));
    }

    private static void segment(List<OutputSegment> segments, OutputStreamName stream, String text) {
        if (!text.isEmpty()) {
            segments.add(new OutputSegment(stream, 0, Bytes.ofUtf8(text)));
        }
    }

    private static StreamTotals totals(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new StreamTotals(bytes.length, HexFormat.of().formatHex(sum), 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private CommandStatus acked(
            CommandStatus status,
            CommandState state,
            OptionalInt exitCode,
            Optional<String> reason,
            Optional<Output> output) {
        long sequence = status.progress().words().size() + 1L;
        Instant at = sent.plusMillis(40 + 310 * sequence + status.node().hashCode() % 97);
        Ack ack = new Ack(
                new MessageId(new UUID(next++, sequence)),
                status.command().address(),
                status.id(),
                job,
                state,
                sequence,
                1,
                at,
                state.isFinal() ? Optional.of(at.minusMillis(280)) : Optional.empty(),
                state.isFinal() ? Optional.of(at) : Optional.empty(),
                exitCode,
                reason,
                output,
                Optional.empty());
        return put(new CommandStatus(
                status.parcel(), status.progress().apply(new Fact.Acked(ack)).progress(), true));
    }

    private CommandStatus put(CommandStatus status) {
        link.put(status);
        return status;
    }
}
