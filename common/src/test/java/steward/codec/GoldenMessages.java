package steward.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import steward.message.Message;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.ProcessStatus;
import steward.message.ScheduledRun;
import steward.message.Severity;
import steward.message.StreamTotals;

/** The values behind the golden files, each under the name of its file. */
final class GoldenMessages {
    private static final Address ADDRESS =
            new Address(new NodeName("ship1"), new MethodName("shellcommand"), new Domain("operatingsystem"));
    private static final CommandId COMMAND = CommandId.parse("01980a3c-7b1e-7c00-8000-000000000001");
    private static final CommandId PARENT = CommandId.parse("01980a3c-7b1e-7c00-8000-000000000002");
    private static final JobId JOB = JobId.parse("01980a3c-7b1e-7c00-8000-000000000003");
    private static final MessageId ID = MessageId.parse("01980a3c-7b1e-7c00-8000-000000000004");
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.123456789Z");
    private static final String SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private GoldenMessages() {}

    static Map<String, Message> messages() {
        Map<String, Message> messages = new LinkedHashMap<>();
        messages.put("command-full", fullCommand());
        messages.put("command-minimal", minimalCommand());
        for (CommandState state : CommandState.values()) {
            if (state.isSaidByUnit()) {
                messages.put("ack-minimal-" + state.name(), minimalAck(state));
            }
        }
        messages.put("ack-full", fullAck());
        for (Severity severity : Severity.values()) {
            messages.put("event-" + severity.wireName(), event(Optional.of(severity)));
        }
        messages.put("event-minimal", new Event(ID, ADDRESS, AT, Optional.empty(), Attributes.none()));
        messages.put("output-full", chunk(segments()));
        messages.put("output-minimal", chunk(List.of()));
        return messages;
    }

    static Map<String, Presence> presences() {
        return Map.of(
                "presence-full", fullPresence(),
                "presence-minimal", minimalPresence(PresenceState.STOPPED),
                "presence-starting", minimalPresence(PresenceState.STARTING));
    }

    static Command fullCommand() {
        return new Command(
                COMMAND,
                JOB,
                ADDRESS,
                everyKindOfValue(),
                AT,
                Instant.parse("2026-02-07T12:00:00Z"),
                Duration.parse("PT5M0.5S"),
                OnInterrupt.RERUN,
                Optional.of(PARENT),
                new OperatorName("björn"),
                Optional.of("Restart \"nginx\" – all ships"));
    }

    private static Command minimalCommand() {
        return new Command(
                COMMAND,
                JOB,
                ADDRESS,
                Attributes.none(),
                AT,
                Instant.parse("2026-02-07T12:00:00Z"),
                Duration.ZERO,
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("ann"),
                Optional.empty());
    }

    private static Attributes everyKindOfValue() {
        return Attributes.none()
                .with("command", "echo 'naïve 漢字 🚢' \t\u0000\u001b[31m \u2028 \\ /")
                .with("argv", List.of("a", "", List.of(), Map.of()))
                .with("yes", true)
                .with("no", false)
                .with("least", Long.MIN_VALUE)
                .with("most", Long.MAX_VALUE)
                .with("huge", new BigInteger("123456789012345678901234567890"))
                .with("exact", new BigDecimal("1.50"))
                .with("small", new BigDecimal("-1E-7"))
                .with("", new LinkedHashMap<>(Map.of("nested", Arrays.asList(1L, null))));
    }

    private static Ack minimalAck(CommandState state) {
        return new Ack(
                ID,
                ADDRESS,
                COMMAND,
                JOB,
                state,
                1,
                0,
                AT,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Ack fullAck() {
        return new Ack(
                ID,
                ADDRESS,
                COMMAND,
                JOB,
                CommandState.FAILED,
                3,
                17,
                AT,
                Optional.of(AT.minusSeconds(2)),
                Optional.of(AT.minusSeconds(1)),
                OptionalInt.of(-1),
                Optional.of("exit code -1"),
                Optional.of(
                        new Output(new StreamTotals(1_000_000, SHA256, 999_990), StreamTotals.none(), 4, segments())),
                Optional.of(SHA256),
                Optional.of(new ScheduledRun(PARENT, AT.minusSeconds(3), new OperatorName("alice"), "nightly")));
    }

    private static Event event(Optional<Severity> severity) {
        return new Event(
                ID,
                new Address(ADDRESS.node(), Event.ERROR, new Domain("nginx")),
                AT,
                severity,
                Attributes.of("text", "disk full"));
    }

    private static OutputChunk chunk(List<OutputSegment> segments) {
        return new OutputChunk(ID, ADDRESS, COMMAND, 2, 1, AT, segments);
    }

    private static List<OutputSegment> segments() {
        return List.of(
                new OutputSegment(OutputStreamName.STDOUT, 0, Bytes.ofUtf8("héllo\n")),
                new OutputSegment(OutputStreamName.STDERR, 0, Bytes.copyOf(new byte[] {(byte) 0xc3})),
                new OutputSegment(OutputStreamName.STDERR, 1, Bytes.copyOf(new byte[] {(byte) 0xa9, 0, -1})),
                new OutputSegment(OutputStreamName.STDOUT, Long.MAX_VALUE, Bytes.empty()),
                new OutputSegment(
                        OutputStreamName.STDOUT, 7, Bytes.copyOf("\u0001\u0002".getBytes(StandardCharsets.US_ASCII))));
    }

    private static Presence fullPresence() {
        return new Presence(
                ADDRESS.node(),
                ID,
                PresenceState.ALIVE,
                "0.1.0",
                AT,
                Duration.ofSeconds(30),
                AT.minusSeconds(60),
                "5d2f1c1e-0d36-4a6f-9c39-7f3f5f0a3a11",
                "ship1.example.org, process 4711",
                Duration.ofMillis(-1500),
                Map.of("site", "north", "role", "web"),
                Map.of("os", "Debian GNU/Linux 12 (bookworm)", "cpus", "2"),
                List.of("192.0.2.17", "2001:db8::17"),
                List.of(new MethodName("shellcommand"), new MethodName("hello")),
                Arrays.stream(ProcessStatus.State.values())
                        .map(state -> new ProcessStatus(ADDRESS.method(), ADDRESS.domain(), state, 3, 2, 1))
                        .toList(),
                new LedgerSummary(ID, 17, Instant.EPOCH, AT, 1234, 2, List.of(COMMAND, PARENT), 5));
    }

    private static Presence minimalPresence(PresenceState state) {
        return new Presence(
                ADDRESS.node(),
                ID,
                state,
                "",
                AT,
                Duration.ofSeconds(30),
                AT,
                "",
                "",
                Duration.ZERO,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new LedgerSummary(ID, 1, Instant.EPOCH, Instant.EPOCH, 0, 0, List.of(), 0));
    }
}
