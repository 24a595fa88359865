package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.OnInterrupt;

/** A disk that takes nothing for a while stops a unit only for that while. */
class UnitDiskTest {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Sea sea;
    private final Operator alice;

    UnitDiskTest(@TempDir Path folder) {
        sea = new Sea(folder);
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void readsAgainWhatItsCursorCouldNotPass() {
        CommandId missed = alice.sendShell();
        Ship ship = sea.ship();
        ship.fails = "moveCursor"::equals;
        assertThatThrownBy(ship::start).hasMessageContaining("trouble");
        ship.fails = method -> false;
        sea.loop.advance(A_WHILE);
        assertThat(ship.started).containsExactly(missed);
    }

    @Test
    void takesItsNameOnceTheDiskTakesItDown() {
        Ship ship = sea.ship();
        ship.fails = "settleOn"::equals;
        assertThatThrownBy(ship::start).hasMessageContaining("trouble");
        CommandId meanwhile = alice.sendShell();
        assertThat(ship.started).isEmpty();
        ship.fails = method -> false;
        sea.loop.advance(A_WHILE);
        assertThat(ship.started).containsExactly(meanwhile);
    }

    @Test
    void tellsWhatWasInterruptedOnceTheDiskTakesItDown() {
        Ship first = sea.ship().start();
        CommandId ran = alice.sendShell();
        CommandId waited = alice.sendShell();
        sea.crash(first);
        Ship second = sea.ship();
        second.failsToAdvance = entry -> entry.state() == INTERRUPTED;
        second.start();
        assertThat(alice.states(ran)).containsExactly(RECEIVED, RUNNING);
        second.failsToAdvance = entry -> false;
        sea.loop.advance(A_WHILE);
        assertThat(alice.states(ran)).containsExactly(RECEIVED, RUNNING, INTERRUPTED);
        assertThat(second.started).containsExactly(waited);
    }

    @Test
    void doesNotSayThatACommandNeverRanWhichALostLedgerMayHaveRun() {
        Ship first = sea.ship().start();
        Command again = alice.command(
                Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.RERUN, Duration.ofMinutes(1));
        alice.send(again);
        assertThat(first.started).containsExactly(again.id());
        sea.crash(first);
        sea.loop.advance(Duration.ofMinutes(10));
        Ship second = sea.ship("b", "machine").start();
        sea.loop.advance(A_WHILE);
        assertThat(second.started).isEmpty();
        assertThat(alice.lastAck(again.id()).state()).isEqualTo(INTERRUPTED);
    }

    @Test
    void doesNotSayThatACommandWasRecalledInTimeWhichALostLedgerMayHaveRun() {
        Ship first = sea.ship().start();
        Command command = alice.shell();
        alice.send(command);
        first.end(command.id(), SUCCEEDED);
        Command cancel = alice.command(
                Operator.CANCEL,
                Attributes.of("command", command.id().toString()),
                OnInterrupt.RERUN, // as consoles send it
                Duration.ofDays(7));
        alice.send(cancel);
        first.bus.disconnect();
        sea.broker.wipe();
        alice.send(cancel); // sent again in another order than before
        alice.send(command);
        first.bus.connect();
        sea.loop.advance(A_WHILE);
        sea.crash(first);
        sea.loop.advance(A_WHILE);

        Ship second = sea.ship("b", "machine").start();
        sea.loop.advance(A_WHILE);

        assertThat(second.started).isEmpty();
        assertThat(alice.lastAck(command.id()).state()).isEqualTo(INTERRUPTED);
    }
}
