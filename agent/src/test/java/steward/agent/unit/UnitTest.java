package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.StreamName;
import steward.message.Ack;
import steward.message.Command;
import steward.message.CommandId;
import steward.testing.SimBroker;
import steward.testing.SimLoop;
import steward.trust.Signed;

/** How commands reach a unit, run there once, and are answered. */
class UnitTest {
    private final Sea sea;
    private final SimLoop loop;
    private final SimBroker broker;
    private final Operator alice;

    UnitTest(@TempDir Path folder) {
        sea = new Sea(folder);
        loop = sea.loop;
        broker = sea.broker;
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void answersEachStepOfACommandOnce() {
        Ship ship = sea.ship().start();
        CommandId id = alice.sendShell();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING);
        ship.end(id, SUCCEEDED);
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, SUCCEEDED);
        assertThat(alice.acks(id)).extracting(Ack::sequence).containsExactly(1L, 2L, 3L);
        assertThat(ship.unit.unconfirmed()).isZero();
    }

    @Test
    void runsWhatWasQueuedWhileItWasOffInOrder() {
        List<CommandId> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(alice.sendShell());
        }
        Ship ship = sea.ship().start();
        for (CommandId id : sent) {
            ship.end(id, SUCCEEDED);
        }
        assertThat(ship.started).isEqualTo(sent);
    }

    @Test
    void runsAtMostItsConcurrencyAtOnce() {
        Ship ship = sea.ship();
        ship.concurrency = 4;
        ship.start();
        for (int i = 0; i < 10; i++) {
            alice.sendShell();
        }
        assertThat(ship.running).hasSize(4);
        assertThat(ship.unit.waiting(Operator.SHELL)).isEqualTo(6);
    }

    @Test
    void readsFromTheStreamWhatTheLinkSwallowed() {
        Ship ship = sea.ship().start();
        ship.concurrency = 9;
        ship.bus.losesLive(delivery -> delivery.sequence() == 2);
        CommandId first = alice.sendShell();
        CommandId lost = alice.sendShell();
        assertThat(ship.started).containsExactly(first);
        CommandId third = alice.sendShell();
        assertThat(ship.started).containsExactly(first, lost, third);
    }

    @Test
    void findsALostLastMessageByItself() {
        Ship ship = sea.ship().start();
        ship.concurrency = 9;
        alice.sendShell();
        ship.bus.losesLive(delivery -> true);
        CommandId lost = alice.sendShell();
        assertThat(ship.started).doesNotContain(lost);
        loop.advance(Duration.ofMinutes(10));
        assertThat(ship.started).contains(lost);
    }

    @Test
    void runsNothingTwiceWhateverIsReplayed() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        CommandId id = alice.send(command);
        ship.end(id, SUCCEEDED);
        Signed signed = alice.signed(command);
        alice.publish(signed, command.subject(), "replayed");
        assertThat(ship.started).containsExactly(id);
        assertThat(ship.incidents).singleElement().asString().contains("published again", "SUCCEEDED");
        sea.crash(ship);
        Ship again = sea.ship().start();
        alice.publish(signed, command.subject(), "replayed once more");
        assertThat(again.started).isEmpty();
    }

    @Test
    void answersACommandThatAConsolePublishesAgainWithItsLastWord() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        CommandId id = alice.send(command);
        ship.end(id, SUCCEEDED);
        broker.wipe();
        alice.resend(command, 1);
        assertThat(alice.states(id)).containsExactly(SUCCEEDED);
        alice.resend(command, 2);
        assertThat(alice.states(id)).containsExactly(SUCCEEDED, SUCCEEDED);
        assertThat(ship.started).containsExactly(id);
        assertThat(ship.incidents).isEmpty();
    }

    @Test
    void startsAgainFromTheBeginningWhenTheBrokerLostItsStreams() {
        Ship ship = sea.ship().start();
        ship.concurrency = 99;
        for (int i = 0; i < 5; i++) {
            alice.sendShell();
        }
        ship.bus.disconnect();
        loop.advance(Duration.ofSeconds(5));
        broker.wipe();
        CommandId afterwards = alice.sendShell();
        ship.bus.connect();
        loop.settle();
        assertThat(ship.started).hasSize(6).contains(afterwards);
    }

    @Test
    void takesWhatGotTheSequencesOfLostMessages() {
        Ship ship = sea.ship().start();
        ship.concurrency = 99;
        for (int i = 0; i < 5; i++) {
            alice.sendShell();
        }
        broker.rollBack(StreamName.STEWARD_COMMANDS, 3);
        CommandId reused = alice.sendShell();
        assertThat(ship.started).hasSize(6).contains(reused);
    }

    @Test
    void leavesWithTheBrokerWhatItHasNoRoomFor() {
        Ship ship = sea.ship();
        ship.concurrency = 0;
        ship.start();
        for (int i = 0; i < Sea.MAX_OPEN + 50; i++) {
            alice.sendShell();
        }
        assertThat(ship.ledger.openCount()).isEqualTo(Sea.MAX_OPEN);
        ship.concurrency = 100;
        ship.unit.pumpCommands();
        loop.settle();
        List.copyOf(ship.running.keySet()).forEach(id -> ship.end(id, SUCCEEDED));
        loop.advance(Duration.ofSeconds(30));
        assertThat(ship.ledger.openCount()).isEqualTo(100);
        assertThat(ship.started).hasSize(Sea.MAX_OPEN + 50);
    }
}
