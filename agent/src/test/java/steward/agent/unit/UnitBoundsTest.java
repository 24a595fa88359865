package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.ledger.LedgerLimits;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.NodeName;
import steward.message.Severity;
import steward.message.TimeOrderedIds;
import steward.time.BrokerClock;

/** How much a unit holds while it can tell nobody. */
class UnitBoundsTest {
    private static final int ANSWER_BYTES = 20_000;

    private final Sea sea;
    private final Operator alice;

    UnitBoundsTest(@TempDir Path folder) {
        sea = new Sea(folder);
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void repeatsAnswersAndTakesCommandsInOnlyWhileTheBrokerTakesAnswers() {
        Ship ship = sea.ship(new LedgerLimits(1 << 20, 1000, 1 << 20, ANSWER_BYTES, 1000, 1 << 20));
        ship.concurrency = 9;
        ship.start();
        ship.bus.losesConfirmation(parcel -> parcel.subject().contains(".ack."));
        Command command = alice.shell();
        alice.send(command);
        for (int attempt = 1; attempt <= 200; attempt++) {
            alice.resend(command, attempt);
        }
        assertThat(ship.unit.unconfirmed()).isBetween(10, ANSWER_BYTES / 200);

        CommandId late = alice.sendShell();
        assertThat(ship.started).containsExactly(command.id());
        assertThat(ship.incidents)
                .singleElement()
                .asString()
                .contains("left with the broker", "answers wait for the broker");
        ship.end(command.id(), CommandState.SUCCEEDED);

        ship.bus.losesConfirmation(parcel -> false);
        sea.loop.advance(Duration.ofMinutes(2));

        assertThat(ship.started).containsExactly(command.id(), late);
        assertThat(ship.unit.unconfirmed()).isZero();
        assertThat(alice.lastAck(command.id()).state()).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void incidentsBeyondTheLimitTakeNoPlaceAnywhere() {
        Ship ship = sea.ship();
        HeldLoop loop = new HeldLoop();
        UnitEvents events = new UnitEvents(
                new NodeName("ship1"),
                loop,
                ship.ledger,
                new BrokerClock(loop.clock(), Optional.empty()),
                new TimeOrderedIds(),
                ship.tally,
                () -> {});
        List.of(1, 2, 3).forEach(thousand -> {
            for (int i = 0; i < 1000; i++) {
                events.raise(Severity.WARNING, Unit.DOMAIN, "incident " + i, Bytes.ofUtf8("x".repeat(100_000)));
            }
        });
        assertThat(loop.waiting()).isEqualTo(UnitEvents.MAX_A_MINUTE);
        assertThat(ship.tally.count(Tally.Limit.INCIDENTS_UNTOLD)).isEqualTo(3_000 - UnitEvents.MAX_A_MINUTE);

        loop.goOn();

        assertThat(ship.ledger.outboxCount()).isBetween(UnitEvents.MAX_A_MINUTE, UnitEvents.MAX_A_MINUTE + 1);
    }
}
