package steward.console.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import steward.console.engine.OutputReport;
import steward.console.engine.Preview;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.SendRequest;
import steward.console.job.Undelivered;
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
import steward.message.Event;
import steward.message.JobId;
import steward.message.LedgerSummary;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.ProcessStatus;
import steward.message.Severity;
import steward.message.StreamTotals;

/** Records to be printed, the same in every run. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final MethodName SHELL = new MethodName("shellcommand");
    static final Domain SYSTEM = new Domain("operatingsystem");

    private Samples() {}

    static UUID uuid(int number) {
        return new UUID(0x019c_1234_5678_7000L, 0x8000_0000_0000_0000L + number);
    }

    static CommandId command(int number) {
        return new CommandId(uuid(number));
    }

    static NodeStatus online(String name, Cell... cells) {
        return node(name, PresenceState.ALIVE, Duration.ofSeconds(3), Duration.ofMillis(40), cells);
    }

    static NodeStatus node(String name, PresenceState state, Duration age, Duration offset, Cell... cells) {
        Presence presence = new Presence(
                new NodeName(name),
                new MessageId(uuid(900)),
                state,
                "0.1.0",
                NOW.minus(age),
                Duration.ofSeconds(10),
                NOW.minus(Duration.ofDays(2)),
                "boot-1",
                name + ".local pid 77",
                offset,
                Map.of("site", "north", "role", "web"),
                Map.of("os", "Debian GNU/Linux 12"),
                List.of("10.0.0.1"),
                List.of(SHELL, new MethodName("hello")),
                List.of(new ProcessStatus(SHELL, SYSTEM, ProcessStatus.State.RUNNING, 2, 1, 0)),
                new LedgerSummary(new MessageId(uuid(901)), 4, NOW, NOW, 17, 3, List.of(), 1));
        return new NodeStatus(new NodeName(name), Optional.of(presence), NOW.minus(age), List.of(cells));
    }

    static NodeStatus unannounced(String name, Cell... cells) {
        return new NodeStatus(new NodeName(name), Optional.empty(), NOW.minusSeconds(7200), List.of(cells));
    }

    static Cell cell(String method, String domain, CommandState state, int exitCode, Duration age) {
        return new Cell(
                new Column(new MethodName(method), new Domain(domain)),
                state,
                NOW.minus(age),
                exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode),
                command(1),
                new JobId(uuid(2)));
    }

    static Undelivered undelivered(String node, String method, int count) {
        return new Undelivered(
                new NodeName(node), new Column(new MethodName(method), SYSTEM), count, NOW.minus(Duration.ofHours(2)));
    }

    static Command command(int number, String node, Attributes arguments) {
        return new Command(
                command(number),
                new JobId(uuid(2)),
                new Address(new NodeName(node), SHELL, SYSTEM),
                arguments,
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5),
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("anna"),
                Optional.of("disk check"));
    }

    static CommandStatus queued(int number, String node) {
        Command command = command(number, node, Attributes.of("command", "df -h"));
        CommandProgress progress = CommandProgress.sending(command.id(), command.createdAt())
                .apply(new Fact.Queued(NOW.minusSeconds(59), NOW.minusSeconds(9999), 12, 0))
                .progress();
        return new CommandStatus(new CommandParcel(command, Bytes.empty(), Map.of()), progress, true);
    }

    static CommandStatus failed(int number, String node) {
        CommandStatus status = queued(number, node);
        Output output = new Output(
                new StreamTotals(4, "a".repeat(64), 0),
                new StreamTotals(1_234_567, "b".repeat(64), 1_000_000),
                3,
                List.of());
        CommandProgress progress = status.progress()
                .apply(new Fact.Acked(ack(status, CommandState.RECEIVED, 1, -1, Optional.empty())))
                .progress()
                .apply(new Fact.Acked(ack(status, CommandState.RUNNING, 2, -1, Optional.empty())))
                .progress()
                .apply(new Fact.Acked(ack(status, CommandState.FAILED, 3, 3, Optional.of(output))))
                .progress();
        return new CommandStatus(status.parcel(), progress, true);
    }

    private static Ack ack(
            CommandStatus status, CommandState state, int sequence, int exitCode, Optional<Output> output) {
        boolean isFinal = state.isFinal();
        return new Ack(
                new MessageId(uuid(100 + sequence)),
                status.command().address(),
                status.id(),
                status.command().job(),
                state,
                sequence,
                4,
                NOW.minusSeconds(50).plusMillis(sequence * 250L),
                isFinal ? Optional.of(NOW.minusSeconds(50)) : Optional.empty(),
                isFinal ? Optional.of(NOW.minusSeconds(50).plusMillis(1250)) : Optional.empty(),
                exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode),
                isFinal ? Optional.of("exit code 3 \u001b[31mred") : Optional.empty(),
                output,
                Optional.empty());
    }

    static JobDetail job() {
        List<CommandStatus> commands = List.of(failed(1, "ship1"), queued(3, "ship2"));
        return new JobDetail(summary(Map.of(CommandState.FAILED, 1, CommandState.QUEUED, 1)), commands);
    }

    static JobSummary summary(Map<CommandState, Integer> counts) {
        return new JobSummary(Job.of(command(1, "ship1", Attributes.of("command", "df -h")), true), counts, 1);
    }

    static Preview preview() {
        return new Preview(
                List.of(new NodeName("ship1"), new NodeName("ship2"), new NodeName("ship9")),
                List.of(new NodeName("ship2")),
                Map.of(new NodeName("ship9"), List.of(new NodeName("ship1"), new NodeName("ship2"))),
                2);
    }

    static SendRequest request() {
        return SendRequest.of(
                preview().targets(), SHELL, SYSTEM, Attributes.of("argv", List.of("ls", "-l", "my files")));
    }

    static Event event(Attributes data) {
        return new Event(
                new MessageId(uuid(300)),
                new Address(new NodeName("ship1"), Event.ERROR, SYSTEM),
                NOW,
                Optional.of(Severity.ERROR),
                data);
    }

    static OutputReport report() {
        return new OutputReport(
                command(1),
                CommandState.FAILED,
                failed(1, "ship1").progress().outcome().flatMap(Ack::output),
                4,
                234_567,
                false,
                List.of("1.0 MB of stderr are not carried"));
    }

    static OutputSegment segment(byte... bytes) {
        return new OutputSegment(OutputStreamName.STDOUT, 7, Bytes.copyOf(bytes));
    }
}
