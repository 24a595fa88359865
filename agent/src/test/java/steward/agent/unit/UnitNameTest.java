package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.SUCCEEDED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
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

    @Test
    void refusesACopyOfALedgerWhoseAgentIsAlive() throws IOException {
        Ship first = sea.ship().start();
        copy();
        CommandId since = alice.sendShell();
        Ship copied = sea.ship("copy", "machine copy").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(copied.taken).hasSize(1);
        assertThat(first.taken).isEmpty();
        assertThat(first.started).containsExactly(since);
        assertThat(copied.started).isEmpty();
    }

    @Test
    void runsNothingFromACopyThatTheOriginalMayHaveRun() throws IOException {
        Ship first = sea.ship();
        first.concurrency = 0;
        first.start();
        CommandId received = alice.sendShell();
        copy();
        CommandId since = alice.sendShell();
        sea.crash(first);
        Ship copied = sea.ship("copy", "machine copy").start();
        loop.advance(Duration.ofMinutes(5));
        assertThat(copied.taken).isEmpty();
        assertThat(copied.started).isEmpty();
        assertThat(alice.lastAck(received).state()).isEqualTo(INTERRUPTED);
        assertThat(alice.lastAck(since).state()).isEqualTo(INTERRUPTED);
        CommandId fresh = alice.sendShell();
        assertThat(copied.started).containsExactly(fresh);
    }

    @Test
    void goesOnWhereItsFolderWasMovedInGoodOrder() throws IOException {
        Ship first = sea.ship();
        first.concurrency = 0;
        first.start();
        CommandId received = alice.sendShell();
        loop.advance(Duration.ofMinutes(10));
        first.unit.hold();
        first.unit.sayGoodbye();
        loop.settle();
        sea.crash(first);
        copy();
        Ship moved = sea.ship("copy", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(moved.started).containsExactly(received);
    }

    @Test
    void runsNothingThatAnotherLedgerOfTheNameMayHaveRun() {
        sea.crash(sea.ship().start());
        loop.advance(Duration.ofMinutes(5));
        Ship other = sea.ship("b", "elsewhere").start();
        CommandId done = alice.sendShell();
        assertThat(other.started).containsExactly(done);
        other.end(done, SUCCEEDED);
        sea.crash(other);
        loop.advance(Duration.ofMinutes(5));
        Ship back = sea.ship().start();
        loop.advance(Duration.ofMinutes(5));
        assertThat(back.started).isEmpty();
        CommandId fresh = alice.sendShell();
        assertThat(back.started).containsExactly(fresh);
    }

    /** Its folder as it is now, but for the lock. */
    private void copy() throws IOException {
        Path copy = Files.createDirectories(sea.folder().resolve("copy"));
        try (Stream<Path> files = Files.list(sea.folder().resolve("a"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }
}
