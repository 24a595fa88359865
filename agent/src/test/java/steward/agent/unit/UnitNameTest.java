package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.message.CommandId;
import steward.testing.SimLoop;

/** Who is the unit: one agent of a name, which knows when its ledger is not what it was. */
class UnitNameTest {
    private final Sea sea;
    private final SimLoop loop;
    private final Operator alice;

    UnitNameTest(@TempDir Path folder) {
        sea = new Sea(folder);
        loop = sea.loop;
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void runsNothingFromBeforeItsLedgerWasLost() {
        Ship ship = sea.ship().start();
        CommandId done = alice.sendShell();
        ship.end(done, SUCCEEDED);
        CommandId open = alice.sendShell();
        sea.crash(ship);
        loop.advance(Duration.ofMinutes(1));
        Ship anew = sea.ship("b", "machine").start();
        assertThat(anew.started).isEmpty();
        loop.advance(Duration.ofMinutes(2));
        assertThat(alice.lastAck(open).state()).isEqualTo(INTERRUPTED);
        CommandId fresh = alice.sendShell();
        assertThat(anew.started).containsExactly(fresh);
        assertThat(alice.lastAck(fresh).epoch())
                .isGreaterThan(alice.acks(open).get(0).epoch());
    }

    @Test
    void refusesToBeASecondAgentOfTheName() {
        Ship first = sea.ship().start();
        Ship second = sea.ship("b", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(second.taken).singleElement().asString().contains("ship1", "machine:1");
        assertThat(first.taken).isEmpty();
        CommandId id = alice.sendShell();
        assertThat(first.started).containsExactly(id);
        assertThat(second.started).isEmpty();
    }

    @Test
    void takesTheNameOfAnAgentThatIsGone() {
        Ship first = sea.ship().start();
        sea.crash(first);
        Ship second = sea.ship("b", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(second.taken).isEmpty();
        CommandId id = alice.sendShell();
        assertThat(second.started).containsExactly(id);
    }

    @Test
    void ofTwoThatHoldTheNameTheOlderGivesUp() {
        Ship first = sea.ship().start();
        first.bus.disconnect();
        loop.advance(Duration.ofMinutes(5));
        Ship second = sea.ship("b", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(second.taken).isEmpty();
        first.bus.connect();
        loop.advance(Duration.ofMinutes(1));
        assertThat(first.taken).isNotEmpty();
        assertThat(second.taken).isEmpty();
    }

    @Test
    void goesOnAtOnceAfterItsOwnCrash() {
        sea.crash(sea.ship().start());
        Ship again = sea.ship().start();
        CommandId id = alice.sendShell();
        assertThat(again.started).containsExactly(id);
    }
}
