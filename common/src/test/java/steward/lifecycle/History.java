package steward.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import steward.message.Ack;
import steward.message.Address;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Output;

/** What one broker and one unit truthfully say about one command, made up from a seed. */
final class History {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final CommandId COMMAND = new CommandId(new UUID(0x7000, 1));

    private static final List<CommandState> NEVER_STARTED =
            List.of(CommandState.REJECTED, CommandState.EXPIRED, CommandState.CANCELLED);
    private static final List<CommandState> ENDED = List.of(
            CommandState.SUCCEEDED,
            CommandState.FAILED,
            CommandState.TIMED_OUT,
            CommandState.CANCELLED,
            CommandState.INTERRUPTED);

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private long sequence;
    private long epoch;
    private Instant at = START;

    private History(long seed) {
        random = new Random(seed);
        epoch = 1L + random.nextInt(3);
    }

    static List<Fact> seeded(long seed) {
        History history = new History(seed);
        history.stored();
        history.answered();
        return history.facts;
    }

    static Ack ack(CommandState state, long sequence, long epoch, Instant at) {
        boolean started = state == CommandState.SUCCEEDED || state == CommandState.FAILED;
        return new Ack(
                new MessageId(new UUID(0x7000 + epoch, sequence)),
                new Address(new NodeName("ship1"), new MethodName("shellcommand"), new Domain("operatingsystem")),
                COMMAND,
                new JobId(new UUID(0x7000, 2)),
                state,
                sequence,
                epoch,
                at,
                started ? Optional.of(START) : Optional.empty(),
                started ? Optional.of(at) : Optional.empty(),
                started ? OptionalInt.of(state == CommandState.FAILED ? 3 : 0) : OptionalInt.empty(),
                Optional.empty(),
                state.isFinal() ? Optional.of(Output.none()) : Optional.empty(),
                Optional.empty());
    }

    /** The facts in another order, some twice or three times. */
    static List<Fact> shuffled(List<Fact> facts, Random random) {
        List<Fact> mixed = new ArrayList<>(facts);
        for (Fact fact : facts) {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                mixed.add(fact);
            }
        }
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private void stored() {
        for (int attempt = 0; attempt <= random.nextInt(3); attempt++) {
            facts.add(new Fact.Queued(later(), START.minusSeconds(attempt), 10 + attempt, attempt));
        }
        if (random.nextBoolean()) {
            facts.add(new Fact.CancelRequested(later(), new CommandId(new UUID(0x7001, random.nextInt(9)))));
        }
    }

    private void answered() {
        say(CommandState.RECEIVED);
        if (random.nextInt(4) == 0) {
            say(pick(NEVER_STARTED));
            return;
        }
        say(CommandState.RUNNING);
        for (int interruptions = random.nextInt(3); interruptions > 0; interruptions--) {
            epoch += 1 + random.nextInt(2);
            say(CommandState.RUNNING);
        }
        if (random.nextInt(5) > 0) {
            say(pick(ENDED));
        }
    }

    private void say(CommandState state) {
        facts.add(new Fact.Acked(ack(state, ++sequence, epoch, later())));
    }

    private Instant later() {
        at = at.plusMillis(random.nextInt(5_000));
        return at;
    }

    private CommandState pick(List<CommandState> states) {
        return states.get(random.nextInt(states.size()));
    }
}
