package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.CANCELLED;
import static steward.message.CommandState.FAILED;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.REJECTED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.handler.StopReason;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.OnInterrupt;

/** How commands are recalled and killed. */
class UnitCancelTest {
    private final Sea sea;
    private final Operator alice;
    private final Operator bob;

    UnitCancelTest(@TempDir Path folder) {
        sea = new Sea(folder);
        alice = sea.alice;
        bob = sea.bob;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void recallsAWaitingCommandKillsARunningOneAndIsTooLateForAnEndedOne() {
        Ship ship = sea.ship().start();
        Command running = alice.shell();
        Command waiting = alice.shell();
        alice.send(running);
        alice.send(waiting);
        CommandId recall = alice.send(alice.cancel(waiting));
        assertThat(alice.states(waiting.id())).containsExactly(RECEIVED, CANCELLED);
        assertThat(alice.lastAck(recall).reason()).contains("recalled before it started");
        CommandId kill = alice.send(alice.cancel(running));
        assertThat(ship.stopped).containsEntry(running.id(), StopReason.CANCELLED);
        assertThat(alice.states(kill)).containsExactly(RECEIVED, RUNNING);
        ship.end(running.id(), CANCELLED);
        assertThat(alice.lastAck(running.id()).reason().orElseThrow()).contains("killed on request of alice");
        assertThat(alice.lastAck(kill).reason()).contains("killed");
        assertThat(alice.lastAck(kill).state()).isEqualTo(SUCCEEDED);
        CommandId late = alice.send(alice.cancel(running));
        assertThat(alice.lastAck(late).state()).isEqualTo(FAILED);
        assertThat(alice.lastAck(late).reason().orElseThrow()).contains("too late", "CANCELLED");
        assertThat(ship.started).containsExactly(running.id());
    }

    @Test
    void recallsACommandThatArrivesAfterItsCancel() {
        Ship ship = sea.ship().start();
        Command late = alice.shell();
        CommandId cancel = alice.send(alice.cancel(late));
        assertThat(alice.lastAck(cancel).reason()).contains("recalled before it arrived");
        alice.send(late);
        assertThat(ship.started).isEmpty();
        assertThat(alice.states(late.id())).containsExactly(CANCELLED);
    }

    @Test
    void leavesAloneWhatHasStartedWhenOnlyWhatWaitsIsWanted() {
        Ship ship = sea.ship().start();
        Command running = alice.shell();
        Command waiting = alice.shell();
        alice.send(running);
        alice.send(waiting);
        CommandId late = alice.send(alice.recall(running, alice.shell()));
        assertThat(alice.lastAck(late).state()).isEqualTo(FAILED);
        assertThat(alice.lastAck(late).reason()).contains("too late: it has started and goes on");
        assertThat(ship.stopped).isEmpty();
        CommandId recall = alice.send(alice.recall(waiting, alice.shell()));
        assertThat(alice.lastAck(recall).state()).isEqualTo(SUCCEEDED);
        assertThat(alice.lastAck(waiting.id()).state()).isEqualTo(CANCELLED);
    }

    @Test
    void runsEitherACommandOrItsReplacement() {
        Ship ship = sea.ship().start();
        Command started = alice.shell();
        Command waiting = alice.shell();
        Command insteadOfStarted = alice.shell();
        Command insteadOfWaiting = alice.shell();
        alice.send(started);
        alice.send(waiting);
        alice.send(alice.recall(started, insteadOfStarted));
        alice.send(alice.recall(waiting, insteadOfWaiting));
        alice.send(insteadOfStarted);
        alice.send(insteadOfWaiting);
        ship.end(started.id(), SUCCEEDED);
        assertThat(ship.started).containsExactly(started.id(), insteadOfWaiting.id());
        assertThat(alice.states(insteadOfStarted.id())).containsExactly(CANCELLED);
    }

    @Test
    void doesNotRunTheReplacementOfWhatHasEnded() {
        Ship ship = sea.ship().start();
        Command ended = alice.shell();
        Command replacement = alice.shell();
        alice.send(ended);
        ship.end(ended.id(), SUCCEEDED);
        CommandId late = alice.send(alice.recall(ended, replacement));
        alice.send(replacement);
        assertThat(alice.lastAck(late).reason().orElseThrow()).contains("too late", "SUCCEEDED");
        assertThat(ship.started).containsExactly(ended.id());
    }

    @Test
    void tellsTheTruthWhenACommandEndsBeforeItsKill() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        alice.send(command);
        CommandId cancel = alice.send(alice.cancel(command));
        ship.end(command.id(), SUCCEEDED);
        assertThat(alice.lastAck(command.id()).state()).isEqualTo(SUCCEEDED);
        assertThat(alice.lastAck(cancel).state()).isEqualTo(FAILED);
        assertThat(alice.lastAck(cancel).reason().orElseThrow()).contains("too late", "SUCCEEDED");
    }

    @Test
    void endsACancelWhoseAgentDiedInTheMiddle() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        alice.send(command);
        CommandId cancel = alice.send(alice.cancel(command));
        sea.crash(ship);
        sea.ship().start();
        assertThat(alice.states(command.id())).endsWith(INTERRUPTED);
        assertThat(alice.lastAck(cancel).state().isFinal()).isTrue();
    }

    @Test
    void letsNobodyCancelWhatTheyMayNotSend() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        alice.send(command);
        CommandId cancel = bob.send(bob.cancel(command));
        assertThat(bob.lastAck(cancel).state()).isEqualTo(REJECTED);
        assertThat(ship.stopped).isEmpty();
    }

    @Test
    void recallsWhatWaitsToRunAgain() {
        Ship ship = sea.ship();
        ship.concurrency = 2;
        ship.start();
        Command first = rerunnable();
        Command second = rerunnable();
        alice.send(first);
        alice.send(second);
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(again.started).containsExactly(first.id());
        CommandId cancel = alice.send(alice.cancel(second));
        assertThat(alice.lastAck(second.id()).state()).isEqualTo(CANCELLED);
        assertThat(alice.lastAck(cancel).state()).isEqualTo(SUCCEEDED);
        assertThat(alice.lastAck(cancel).reason().orElseThrow()).contains("before it ran again", "interrupted");
        again.end(first.id(), SUCCEEDED);
        assertThat(again.started).containsExactly(first.id());
    }

    @Test
    void leavesToRunAgainWhatHasStartedWhenOnlyWhatWaitsIsWanted() {
        Ship ship = sea.ship();
        ship.concurrency = 2;
        ship.start();
        Command first = rerunnable();
        Command second = rerunnable();
        Command replacement = alice.shell();
        alice.send(first);
        alice.send(second);
        sea.crash(ship);
        Ship again = sea.ship().start();
        CommandId late = alice.send(alice.recall(second, replacement));
        alice.send(replacement);
        again.end(first.id(), SUCCEEDED);
        again.end(second.id(), SUCCEEDED);
        assertThat(alice.lastAck(late).state()).isEqualTo(FAILED);
        assertThat(again.started).containsExactly(first.id(), second.id());
    }

    private Command rerunnable() {
        return alice.command(Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.RERUN, Duration.ofDays(7));
    }

    @Test
    void letsNobodyRecallInAdvanceWhatTheyMayNotSend() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        CommandId cancel = bob.send(bob.cancel(command));
        assertThat(bob.lastAck(cancel).reason().orElseThrow()).contains("where bob may send", "otherwise it will run");
        alice.send(command);
        assertThat(ship.started).containsExactly(command.id());
    }
}
