package steward.console.desktop.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.Nodes;
import steward.console.fleet.NodeStatus;
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
import steward.message.Event;
import steward.message.JobId;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Presence;
import steward.message.ProcessStatus;
import steward.message.Severity;

/** A node with processes, a history and a queue, the same each time. */
public final class SampleNode {
    /** Its name. */
    public static final NodeName NAME = new NodeName("ship1");

    private static final String[] LINES = {
        "uptime", "df -h /srv", "systemctl restart nginx", "apt-get -y upgrade", "journalctl -u chartd --since today"
    };

    private SampleNode() {}

    /** What it said, with these facts over the usual ones. */
    public static NodeStatus saying(Instant at, Map<String, String> facts, List<ProcessStatus> processes) {
        Presence usual =
                Nodes.presence(NAME.value(), at, Map.of("site", "bergen", "class", "ferry", "owner", "Northern Lines"));
        Presence presence = new Presence(
                usual.node(),
                usual.instance(),
                usual.state(),
                usual.version(),
                at,
                usual.period(),
                usual.startedAt(),
                usual.bootId(),
                usual.host(),
                usual.clockOffset(),
                usual.labels(),
                facts,
                List.of("10.20.30.41", "fd12:3456:789a:1::41"),
                usual.methods(),
                processes,
                usual.ledger());
        return new NodeStatus(NAME, Optional.of(presence), at, List.of());
    }

    /** A process of a shell. */
    public static ProcessStatus process(String domain, ProcessStatus.State state, int queued, int running) {
        return new ProcessStatus(new MethodName("shellcommand"), new Domain(domain), state, queued, running, 0);
    }

    /** A command for the node that was sent then. */
    public static Command command(long number, String method, Attributes arguments, Instant sentAt) {
        return new Command(
                new CommandId(new UUID(number, 7)),
                new JobId(new UUID(number, 99)),
                new Address(NAME, new MethodName(method), new Domain("operatingsystem")),
                arguments,
                sentAt,
                sentAt.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5),
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("ada"),
                Optional.empty());
    }

    /** The command as far as that state, received so long after it was sent. */
    public static CommandStatus at(Command command, CommandState state, Duration latency) {
        CommandProgress progress = CommandProgress.sending(command.id(), command.createdAt());
        if (state != CommandState.SENDING) {
            progress = progress.apply(
                            new Fact.Queued(command.createdAt().plusMillis(4), Instant.EPOCH, number(command), 0))
                    .progress();
        }
        Instant received = command.createdAt().plus(latency);
        if (state.isSaidByUnit()) {
            progress = progress.apply(acked(command, CommandState.RECEIVED, 1, received))
                    .progress();
        }
        if (state.isSaidByUnit() && state != CommandState.RECEIVED) {
            progress = progress.apply(acked(command, CommandState.RUNNING, 2, received.plusMillis(3)))
                    .progress();
        }
        if (state.isSaidByUnit() && state.isFinal()) {
            progress = progress.apply(acked(command, state, 3, received.plusMillis(140)))
                    .progress();
        }
        return new CommandStatus(new CommandParcel(command, Bytes.empty(), Map.of()), progress, true);
    }

    private static long number(Command command) {
        return command.id().value().getMostSignificantBits();
    }

    private static Fact acked(Command command, CommandState state, long sequence, Instant at) {
        boolean failed = state == CommandState.FAILED;
        return new Fact.Acked(new Ack(
                new MessageId(new UUID(number(command), sequence)),
                command.address(),
                command.id(),
                command.job(),
                state,
                sequence,
                1,
                at,
                state.isFinal() ? Optional.of(at.minusMillis(137)) : Optional.empty(),
                state.isFinal() ? Optional.of(at) : Optional.empty(),
                failed ? OptionalInt.of(3) : state.isFinal() ? OptionalInt.of(0) : OptionalInt.empty(),
                failed ? Optional.of("exit code 3") : Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** Puts a day's worth of commands, events and a queue in. */
    public static void fill(MemoryLink link) {
        Random random = new Random(5);
        Instant now = link.now();
        for (int i = 60; i > 0; i--) {
            CommandState state =
                    i % 11 == 3 ? CommandState.FAILED : i % 17 == 5 ? CommandState.TIMED_OUT : CommandState.SUCCEEDED;
            Duration latency = i % 13 == 0 ? Duration.ofMinutes(40 + i) : Duration.ofMillis(20 + random.nextInt(400));
            link.put(at(
                    command(100 - i, "shellcommand", shell(LINES[i % LINES.length]), now.minusSeconds(i * 1100L)),
                    state,
                    latency));
        }
        link.put(at(
                command(101, "shellcommand", shell("apt-get -y upgrade"), now.minusSeconds(50)),
                CommandState.RUNNING,
                Duration.ofMillis(80)));
        link.put(at(
                command(
                        102,
                        "shellcommand",
                        shell("/usr/local/bin/fetch-charts --region north-sea --all --verbose"),
                        now.minusSeconds(40)),
                CommandState.RECEIVED,
                Duration.ofMillis(90)));
        link.put(at(
                command(103, "filecopy", Attributes.of("from", "/srv/charts.tar"), now.minusSeconds(20)),
                CommandState.QUEUED,
                Duration.ZERO));
        for (int i = 0; i < 40; i++) {
            link.event(event(i, now.minusSeconds(4000 - i * 97L)));
        }
    }

    /** The arguments of a shell line. */
    public static Attributes shell(String line) {
        return Attributes.of("command", line);
    }

    /** Something that happened on the node. */
    public static Event event(long number, Instant at) {
        boolean isError = number % 9 == 4;
        Attributes data = isError ? errorData() : toldData(number);
        Severity severity = isError ? Severity.ERROR : number % 5 == 0 ? Severity.WARNING : Severity.INFO;
        return new Event(
                new MessageId(new UUID(number, 3)),
                new Address(
                        NAME,
                        isError ? Event.ERROR : new MethodName("syslogforwarding"),
                        new Domain("operatingsystem")),
                at,
                Optional.of(severity),
                data);
    }

    private static Attributes toldData(long number) {
        return Attributes.of("text", number % 5 == 0 ? "eth1: link is down" : "session opened for user root")
                .with("facility", "daemon")
                .with("pid", 4_000 + number);
    }

    private static Attributes errorData() {
        Map<String, Object> message = Map.<String, Object>of(
                "text",
                "{\"v\":1,\"type\":\"command\",\"node\":\"ship1\",\"method\":\"shellcommand\","
                        + "\"domain\":\"operatingsystem\",\"arguments\":{\"command\":\"tar xf /srv/charts.tar\"}}",
                "bytes",
                164L,
                "cut",
                0L);
        return Attributes.of("process", "shellcommand.operatingsystem")
                .with("code", "E-7F31")
                .with("directive", "RESTART")
                .with("text", "java.io.IOException: No space left on device")
                .with("trace", """
                        java.io.IOException: No space left on device
                          at java.base/java.nio.file.Files.write(Files.java:3487)
                          at steward.agent.output.ChunkSink.write(ChunkSink.java:41)""")
                .with("count", 1L)
                .with("message", message);
    }
}
