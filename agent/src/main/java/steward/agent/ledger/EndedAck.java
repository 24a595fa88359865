package steward.agent.ledger;

import java.util.List;
import java.util.Optional;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Bytes;
import steward.message.Output;
import steward.message.StreamTotals;

/** The last ack of an ended command, as it is kept. */
final class EndedAck {
    /** An ack of more bytes than this owes them to output that rides in it. */
    static final int BULKY_BYTES = 8 * 1024;

    private EndedAck() {}

    static boolean isBulky(Bytes ack) {
        return ack.length() > BULKY_BYTES;
    }

    /** The same answer, with output that rode in it counted as cut. */
    static Bytes withoutOutput(Bytes encoded) {
        Ack ack = (Ack) MessageCodec.decode(encoded.toArray());
        Optional<Output> rest = ack.output()
                .map(output -> output.segments().isEmpty()
                        ? output
                        : new Output(cut(output.stdout()), cut(output.stderr()), output.chunks(), List.of()));
        return Bytes.copyOf(MessageCodec.encode(new Ack(
                ack.id(),
                ack.address(),
                ack.command(),
                ack.job(),
                ack.state(),
                ack.sequence(),
                ack.epoch(),
                ack.at(),
                ack.startedAt(),
                ack.endedAt(),
                ack.exitCode(),
                ack.reason(),
                rest,
                ack.refused(),
                ack.run())));
    }

    private static StreamTotals cut(StreamTotals totals) {
        return new StreamTotals(totals.bytes(), totals.sha256(), totals.bytes());
    }
}
