package steward.console.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import steward.console.job.Orders;
import steward.lifecycle.Fact;
import steward.message.Ack;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.TimeOrderedIds;

/** Facts about a command, made up from a seed. */
final class SomeFacts {
    private SomeFacts() {}

    static Ack ack(Command command, CommandState state, long sequence, Instant at) {
        return new Ack(
                new TimeOrderedIds().nextMessage(),
                command.address(),
                command.id(),
                command.job(),
                state,
                sequence,
                1 + sequence / 3,
                at,
                Optional.of(at),
                Optional.empty(),
                OptionalInt.empty(),
                sequence % 2 == 0 ? Optional.of("reason \u2713 " + sequence) : Optional.empty(),
                state.isFinal() ? Optional.of(Output.none()) : Optional.empty(),
                Optional.empty());
    }

    static List<Fact> shuffled(Command command, int seed) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            facts.add(new Fact.Queued(at(random), at(random), random.nextInt(1_000), n));
        }
        for (int n = 1; n < 4 + random.nextInt(80); n++) {
            facts.add(new Fact.Acked(ack(command, CommandState.RUNNING, n, at(random))));
        }
        facts.add(new Fact.CancelRequested(at(random), new CommandId(new UUID(1, seed))));
        if (random.nextBoolean()) {
            facts.add(new Fact.Abandoned(at(random), new OperatorName("ada")));
        }
        facts.add(new Fact.Acked(ack(command, CommandState.FAILED, 100, at(random))));
        Collections.shuffle(facts, random);
        return facts;
    }

    private static Instant at(Random random) {
        return Orders.NOW.plusNanos(random.nextInt(1_000_000_000));
    }
}
