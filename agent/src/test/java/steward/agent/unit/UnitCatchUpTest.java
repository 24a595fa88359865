package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.MessageType;

/** What a unit does when live copies tell of more than the stream gives. */
class UnitCatchUpTest {
    private final Sea sea;
    private final Operator alice;

    UnitCatchUpTest(@TempDir Path folder) {
        sea = new Sea(folder);
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void readsEverLaterWhileTheServerThatAnswersLagsBehind() {
        Ship ship = sea.ship();
        ship.concurrency = 9;
        ship.start();
        ship.bus.lagsBehindAt(0);
        ship.bus.losesLive(delivery -> true);
        CommandId missed = alice.sendShell();
        ship.bus.losesLive(delivery -> false);
        int before = ship.bus.readings();

        CommandId heard = alice.sendShell();
        assertThat(ship.bus.readings() - before).isEqualTo(1);
        CommandId another = alice.sendShell();
        sea.loop.advance(Duration.ofSeconds(5));

        assertThat(ship.started).isEmpty();
        assertThat(ship.bus.readings() - before).isBetween(2, Gap.MOST_READINGS);

        ship.bus.lagsBehindAt(Long.MAX_VALUE);
        sea.loop.advance(Duration.ofSeconds(30));

        assertThat(ship.started).containsExactly(missed, heard, another);
    }

    @Test
    void aCopyThatTellsOfWhatNeverWasCostsAFewReadings() {
        Ship ship = sea.ship().start();
        int before = ship.bus.readings();
        String subject = Operator.SHELL.subject(MessageType.COMMAND).toString();

        for (int i = 1; i <= 100; i++) {
            sea.broker.inject(
                    new Delivery(subject, Bytes.ofUtf8("{}"), Map.of(), 1_000_000 + i, 999_999 + i, Optional.empty()));
            sea.loop.settle();
        }
        sea.loop.advance(Duration.ofMinutes(1));

        assertThat(ship.bus.readings() - before).isBetween(2, Gap.MOST_READINGS + 2);
        CommandId command = alice.sendShell();
        assertThat(ship.started).containsExactly(command);
    }

    @Test
    void noticesThatTheStreamWasRolledBackAndGrewPastItsCursor() {
        Ship ship = readUpTo(5);

        ship.bus.disconnect();
        rollBack();
        List<CommandId> instead = List.of(alice.sendShell(), alice.sendShell(), alice.sendShell(), alice.sendShell());
        ship.bus.connect();
        sea.loop.settle();

        assertThat(ship.started).hasSize(9).containsAll(instead);
    }

    @Test
    void noticesThatAnotherMessageStandsAtItsCursor() {
        Ship ship = readUpTo(5);

        ship.bus.disconnect();
        rollBack();
        List<CommandId> instead = List.of(alice.sendShell(), alice.sendShell(), alice.sendShell());
        ship.bus.connect();
        sea.loop.settle();

        assertThat(ship.started).hasSize(8).containsAll(instead);
    }

    @Test
    void noticesThatAnotherNodesMessageStandsAtItsCursor() {
        Ship ship = readUpTo(5);

        ship.bus.disconnect();
        rollBack();
        CommandId instead = alice.sendShell();
        alice.sendElsewhere();
        alice.sendElsewhere();
        ship.bus.connect();
        sea.loop.settle();

        assertThat(ship.started).hasSize(6).contains(instead);
    }

    @Test
    void knowsWhatStoodAtItsCursorAfterARestart() {
        Ship ship = readUpTo(5);
        sea.crash(ship);
        rollBack();
        List<CommandId> instead = List.of(alice.sendShell(), alice.sendShell(), alice.sendShell(), alice.sendShell());

        Ship again = sea.ship();
        again.concurrency = 99;
        again.start();

        assertThat(again.started).containsAll(instead);
    }

    /** The broker loses its three newest commands. */
    private void rollBack() {
        sea.broker.rollBack(StreamName.STEWARD_COMMANDS, 3);
        sea.loop.advance(Duration.ofSeconds(1));
    }

    /** A ship that has read so many commands from the stream. */
    private Ship readUpTo(int commands) {
        Ship ship = sea.ship();
        ship.concurrency = 99;
        ship.start();
        ship.bus.disconnect();
        for (int i = 0; i < commands; i++) {
            alice.sendShell();
        }
        ship.bus.connect();
        sea.loop.settle();
        assertThat(ship.ledger.cursor().complete()).isEqualTo(commands);
        return ship;
    }
}
