package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.EXPIRED;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Ack;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.OnInterrupt;
import steward.testing.SimLoop;

/** What a unit makes of the time after a restart, before it has read the broker's clock. */
class UnitClockTest {
    private final Sea sea;
    private final SimLoop loop;
    private final Operator alice;
    private final Ship ship;

    UnitClockTest(@TempDir Path folder) {
        sea = new Sea(folder);
        loop = sea.loop;
        alice = sea.alice;
        ship = sea.ship().start();
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void neverStartsWhatExpiredWhileTheMachineWasOff() {
        CommandId waiting = waitingForAnHour();
        sea.crash(ship);
        loop.advance(Duration.ofDays(3));
        Ship again = sea.ship().start();
        assertThat(again.started).isEmpty();
        assertThat(alice.states(waiting)).containsExactly(RECEIVED, EXPIRED);
    }

    @Test
    void startsWhatOnlyItsOwnClockCallsExpiredOnceItHasTheBrokers() {
        CommandId waiting = waitingForAnHour();
        sea.crash(ship);
        loop.wallOffset(Duration.ofDays(3));
        Ship again = sea.ship();
        again.unit.start();
        loop.settle();
        assertThat(again.started).isEmpty();
        again.bus.connect();
        loop.settle();
        assertThat(again.started).containsExactly(waiting);
    }

    @Test
    void goesByWhatWasSignedWhenTheBrokersClockCannotBeReadForLong() {
        CommandId waiting = waitingForAnHour();
        sea.crash(ship);
        loop.advance(Duration.ofDays(3));
        Ship again = sea.ship();
        again.unit.start();
        loop.advance(Conductor.CLOCK_PATIENCE.minusSeconds(1));
        assertThat(again.started).isEmpty();
        loop.advance(Duration.ofSeconds(1));
        assertThat(again.started).containsExactly(waiting);
    }

    @Test
    void saysWhenItFoundAnInterruptionAndNeverThatItWasBeforeTheStart() {
        loop.advance(Duration.ofMinutes(3));
        CommandId id = alice.sendShell();
        sea.crash(ship);
        loop.advance(Duration.ofHours(7));
        Instant found = loop.now();
        sea.ship().start();
        Ack ack = alice.lastAck(id);
        assertThat(ack.state()).isEqualTo(INTERRUPTED);
        assertThat(ack.endedAt()).contains(found);
        assertThat(ack.at()).isEqualTo(found);
    }

    @Test
    void saysNoEndBeforeTheStartWhenItsOwnClockIsBehind() {
        CommandId first = alice.sendShell();
        loop.advance(Duration.ofHours(2));
        ship.end(first, SUCCEEDED);
        CommandId id = alice.sendShell();
        CommandId second = alice.sendShell();
        loop.advance(Duration.ofHours(2));
        ship.end(id, SUCCEEDED);
        sea.crash(ship);
        loop.wallOffset(Duration.ofDays(-3));
        sea.ship().start();
        Ack ack = alice.lastAck(second);
        assertThat(ack.state()).isEqualTo(INTERRUPTED);
        assertThat(ack.endedAt().orElseThrow()).isAfterOrEqualTo(ack.startedAt().orElseThrow());
    }

    /** Behind one that runs. */
    private CommandId waitingForAnHour() {
        alice.sendShell();
        return alice.send(alice.command(
                Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.REPORT, Duration.ofHours(1)));
    }
}
