package steward.agent.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import steward.agent.unit.LedgerEntry;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.IdSource;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.StreamTotals;
import steward.message.TimeOrderedIds;

/** Makes what a ledger is asked to remember. */
final class Entries {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Instant KEEP_UNTIL = NOW.plus(Duration.ofDays(7));

    private final IdSource ids = new TimeOrderedIds();

    /** A command that was just received. */
    LedgerEntry received(String line) {
        Command command = new Command(
                ids.nextCommand(),
                ids.nextJob(),
                new Address(new NodeName("ship1"), new MethodName("shellcommand"), new Domain("operatingsystem")),
                Attributes.of("command", line),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                Duration.ofMinutes(5),
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("alice"),
                Optional.empty());
        Bytes payload = Bytes.copyOf(MessageCodec.encode(command));
        Bytes ack = ack(command, CommandState.RECEIVED, 1, Optional.empty());
        return new LedgerEntry(command, payload, 1, CommandState.RECEIVED, 1, 0, Optional.empty(), KEEP_UNTIL, ack);
    }

    /** The same command when it has succeeded and written that. */
    LedgerEntry succeeded(LedgerEntry open, String written) {
        Bytes data = Bytes.ofUtf8(written);
        Output output = new Output(
                new StreamTotals(data.length(), "0".repeat(64), 0),
                StreamTotals.none(),
                0,
                List.of(new OutputSegment(OutputStreamName.STDOUT, 0, data)));
        Bytes ack = ack(open.command(), CommandState.SUCCEEDED, 2, Optional.of(output));
        return new LedgerEntry(
                open.command(),
                open.payload(),
                open.stored(),
                CommandState.SUCCEEDED,
                2,
                1,
                Optional.of(NOW),
                KEEP_UNTIL,
                ack);
    }

    /** The last ack of an entry, as it is published. */
    Parcel ack(LedgerEntry entry) {
        return new Parcel(
                "ship1.ack.shellcommand.operatingsystem",
                entry.lastAck(),
                Map.of(),
                ids.nextMessage().toString());
    }

    private Bytes ack(Command command, CommandState state, long sequence, Optional<Output> output) {
        return Bytes.copyOf(MessageCodec.encode(new Ack(
                ids.nextMessage(),
                command.address(),
                command.id(),
                command.job(),
                state,
                sequence,
                1,
                NOW,
                state.isFinal() ? Optional.of(NOW) : Optional.empty(),
                state.isFinal() ? Optional.of(NOW) : Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                output,
                Optional.empty())));
    }
}
