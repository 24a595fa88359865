package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.CANCELLED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Command;
import steward.message.CommandId;

/** Cancels whose next step the disk does not take. */
class UnitCancelTroubleTest {
    private final Sea sea;
    private final Operator alice;
    private final Ship ship;
    private final Command running;
    private final Command waiting;

    UnitCancelTroubleTest(@TempDir Path folder) {
        sea = new Sea(folder);
        alice = sea.alice;
        ship = sea.ship().start();
        running = alice.shell();
        waiting = alice.shell();
        alice.send(running);
        alice.send(waiting);
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void goesOnWithACancelThatCouldNotBeStarted() {
        ship.failsToAdvance = entry -> Canceller.isCancel(entry.command()) && entry.state() == RUNNING;
        CommandId cancel = alice.send(alice.cancel(waiting));
        assertThat(alice.states(cancel)).containsExactly(RECEIVED);
        ship.failsToAdvance = entry -> false;
        sea.loop.advance(Duration.ofMinutes(1));
        assertThat(alice.lastAck(cancel).state()).isEqualTo(SUCCEEDED);
        assertThat(alice.lastAck(waiting.id()).state()).isEqualTo(CANCELLED);
    }

    @Test
    void keepsACommandInItsLineWhoseRecallCouldNotBeTakenDown() {
        ship.failsToAdvance = entry -> entry.state() == CANCELLED;
        CommandId cancel = alice.send(alice.cancel(waiting));
        ship.end(running.id(), SUCCEEDED);
        assertThat(ship.started).containsExactly(running.id(), waiting.id());
        ship.failsToAdvance = entry -> false;
        sea.loop.advance(Duration.ofMinutes(1));
        ship.end(waiting.id(), CANCELLED);
        assertThat(alice.lastAck(cancel).reason()).contains("killed");
        assertThat(alice.lastAck(waiting.id()).state()).isEqualTo(CANCELLED);
    }

    @Test
    void answersForWhatItKilledOnceTheDiskTakesItAndStartsTheNextAtOnce() {
        ship.failsToAdvance =
                entry -> Canceller.isCancel(entry.command()) && entry.state().isFinal();
        CommandId cancel = alice.send(alice.cancel(running));
        ship.end(running.id(), CANCELLED);
        assertThat(ship.started).containsExactly(running.id(), waiting.id());
        assertThat(alice.states(cancel)).containsExactly(RECEIVED, RUNNING);
        ship.failsToAdvance = entry -> false;
        sea.loop.advance(Duration.ofMinutes(1));
        assertThat(alice.lastAck(cancel).state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void startsNothingAfterARestartThatWasToBeCancelled() {
        ship.failsToAdvance = entry -> entry.state() == CANCELLED;
        CommandId cancel = alice.send(alice.cancel(waiting));
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(again.started).isEmpty();
        assertThat(alice.states(waiting.id())).containsExactly(RECEIVED, CANCELLED);
        assertThat(alice.lastAck(cancel).reason()).contains("recalled before it started");
    }
}
