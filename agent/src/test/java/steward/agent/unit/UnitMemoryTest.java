package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.EXPIRED;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.SUCCEEDED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.StreamName;
import steward.message.Command;
import steward.message.CommandId;
import steward.testing.SimLoop;

/** Nothing runs twice, though the unit has forgotten, or lost, what it ran. */
class UnitMemoryTest {
    private final Sea sea;
    private final SimLoop loop;
    private final Operator alice;
    private final Ship ship;

    UnitMemoryTest(@TempDir Path folder) {
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
    void runsNothingOldThoughItsFirstWordAfterTheLossWasNotConfirmed() {
        CommandId done = ended(alice.shell());
        sea.crash(ship);
        loop.advance(Duration.ofMinutes(1));
        Ship anew = withoutConfirmation();
        anew.bus.losesConfirmation(parcel -> false);
        loop.advance(Duration.ofMinutes(2));
        assertRunsOnlyWhatIsNew(anew, done);
    }

    @Test
    void runsNothingOldThoughItDiedSoonAfterTheLoss() {
        CommandId done = ended(alice.shell());
        sea.crash(ship);
        loop.advance(Duration.ofMinutes(1));
        sea.crash(withoutConfirmation());
        Ship again = sea.ship("b", "machine").start();
        loop.advance(Duration.ofMinutes(2));
        assertRunsOnlyWhatIsNew(again, done);
    }

    @Test
    void runsNothingOldAfterItsLedgerWasDamaged() throws IOException {
        CommandId done = ended(alice.shell());
        sea.crash(ship);
        Files.writeString(sea.folder().resolve("a").resolve("ledger.db"), "no database any more".repeat(100));
        int presences = sea.broker.stored(StreamName.KV_STEWARD_NODES).size();
        sea.broker.rollBack(StreamName.KV_STEWARD_NODES, presences);
        Ship again = sea.ship().start();
        loop.advance(Duration.ofMinutes(2));
        assertRunsOnlyWhatIsNew(again, done);
    }

    @Test
    void runsNothingOldWhoseMakersClockWasAhead() {
        CommandId done = ended(alice.shellAhead(Duration.ofHours(1)));
        sea.crash(ship);
        loop.advance(Duration.ofMinutes(1));
        Ship anew = sea.ship("b", "machine").start();
        loop.advance(Duration.ofMinutes(2));
        assertRunsOnlyWhatIsNew(anew, done);
    }

    @Test
    void doesNotRunWhatItHasForgotten() {
        Command forgotten = alice.shell();
        ended(forgotten);
        ship.ledger.forget(loop.now().plus(Duration.ofDays(30)));
        assertThat(ship.ledger.find(forgotten.id())).isEmpty();
        sea.crash(ship);
        Ship again = sea.ship().start();
        alice.publish(alice.signed(forgotten), forgotten.subject(), "replayed");
        assertThat(again.started).isEmpty();
        assertThat(alice.lastAck(forgotten.id()).state()).isEqualTo(EXPIRED);
    }

    @Test
    void oneSignatureFromTheFutureMakesItForgetNothingAndRefuseNothing() {
        CommandId done = ended(alice.shell());
        ended(alice.shellAhead(Duration.ofDays(30)));
        alice.sendShell();
        CommandId waiting = alice.sendShell();
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(again.ledger.find(done)).isPresent();
        assertThat(again.started).containsExactly(waiting);
    }

    @Test
    void forgetsInTime() {
        CommandId done = ended(alice.shell());
        sea.crash(ship);
        loop.advance(Duration.ofDays(13));
        Ship later = sea.ship().start();
        assertThat(later.ledger.find(done)).isPresent();
        sea.crash(later);
        loop.advance(Duration.ofDays(2));
        assertThat(sea.ship().start().ledger.find(done)).isEmpty();
    }

    private CommandId ended(Command command) {
        alice.send(command);
        ship.end(command.id(), SUCCEEDED);
        return command.id();
    }

    private Ship withoutConfirmation() {
        Ship anew = sea.ship("b", "machine");
        anew.bus.losesConfirmation(parcel -> parcel.subject().contains("KV"));
        return anew.start();
    }

    private void assertRunsOnlyWhatIsNew(Ship now, CommandId done) {
        assertThat(alice.lastAck(done).state()).isEqualTo(INTERRUPTED);
        CommandId fresh = alice.sendShell();
        assertThat(now.started).containsExactly(fresh);
    }
}
