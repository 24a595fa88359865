package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.OnInterrupt;
import steward.testing.SimLoop;

/** What a unit remembers over crashes and broken links. */
class UnitCrashTest {
    private final Sea sea;
    private final SimLoop loop;
    private final Operator alice;

    UnitCrashTest(@TempDir Path folder) {
        sea = new Sea(folder);
        loop = sea.loop;
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void saysInterruptedWhenItDiedWhileACommandRan() {
        Ship ship = sea.ship().start();
        CommandId id = alice.sendShell();
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(again.started).isEmpty();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, INTERRUPTED);
        assertThat(alice.lastAck(id).reason().orElseThrow()).contains("not known");
        assertThat(alice.lastAck(id).epoch())
                .isGreaterThan(alice.acks(id).get(0).epoch());
    }

    @Test
    void runsAnInterruptedCommandAgainWhereItSaysSo() {
        Ship ship = sea.ship().start();
        CommandId id = alice.send(
                alice.command(Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.RERUN, Duration.ofDays(7)));
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(again.started).containsExactly(id);
        again.end(id, SUCCEEDED);
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, RUNNING, SUCCEEDED);
    }

    @Test
    void runsWhatItHadReceivedEvenWithoutALink() {
        Ship ship = sea.ship().start();
        CommandId first = alice.sendShell();
        CommandId second = alice.sendShell();
        sea.crash(ship);
        Ship again = sea.ship();
        again.unit.start();
        loop.settle();
        assertThat(again.started).containsExactly(second);
        assertThat(alice.states(first)).containsExactly(RECEIVED, RUNNING);
        again.bus.connect();
        loop.settle();
        assertThat(alice.states(first)).containsExactly(RECEIVED, RUNNING, INTERRUPTED);
    }

    @Test
    void keepsAnAckUntilTheBrokerConfirmsIt() {
        Ship ship = sea.ship().start();
        CommandId id = alice.sendShell();
        ship.bus.disconnect();
        ship.end(id, SUCCEEDED);
        assertThat(ship.unit.unconfirmed()).isEqualTo(1);
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, SUCCEEDED);
        assertThat(again.unit.unconfirmed()).isZero();
    }

    @Test
    void publishesAnAckAgainWhoseConfirmationGotLostAndTheBrokerKeepsOne() {
        Ship ship = sea.ship().start();
        ship.bus.losesConfirmation(parcel -> parcel.subject().contains(".ack."));
        CommandId id = alice.sendShell();
        loop.advance(Duration.ofSeconds(5));
        assertThat(ship.unit.unconfirmed()).isPositive();
        ship.bus.losesConfirmation(parcel -> false);
        loop.advance(Duration.ofMinutes(1));
        assertThat(ship.unit.unconfirmed()).isZero();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyCommandEndsOnceWhateverTheLinkAndTheAgentDo(long seed) {
        Random random = new Random(seed);
        Ship ship = sea.ship();
        ship.concurrency = 3;
        ship.start();
        List<CommandId> sent = new ArrayList<>();
        List<CommandId> startedEver = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            Ship now = ship;
            switch (random.nextInt(8)) {
                case 0 -> now.bus.disconnect();
                case 1 -> now.bus.connect();
                case 2 -> {
                    double loss = random.nextDouble();
                    now.bus.losesLive(delivery -> random.nextDouble() < loss);
                }
                case 3 -> {
                    double loss = random.nextDouble() / 2;
                    now.bus.losesConfirmation(parcel -> random.nextDouble() < loss);
                }
                case 4 -> {
                    startedEver.addAll(now.started);
                    sea.crash(now);
                    ship = sea.ship();
                    ship.concurrency = 3;
                    ship.start();
                }
                case 5, 6 -> sent.add(alice.sendShell());
                default -> now.running.keySet().stream().findFirst().ifPresent(id -> now.end(id, SUCCEEDED));
            }
            loop.advance(Duration.ofMillis(random.nextInt(3000)));
        }
        Ship last = ship;
        last.bus.losesLive(delivery -> false);
        last.bus.losesConfirmation(parcel -> false);
        last.bus.connect();
        for (int i = 0; i < 100; i++) {
            loop.advance(Duration.ofMinutes(1));
            List.copyOf(last.running.keySet()).forEach(id -> last.end(id, SUCCEEDED));
        }
        startedEver.addAll(last.started);
        for (CommandId id : sent) {
            assertThat(alice.states(id).stream()
                            .filter(state -> state.isFinal())
                            .distinct())
                    .as("final states of %s with seed %d", id, seed)
                    .hasSize(1);
            assertThat(Collections.frequency(startedEver, id)).as("starts").isLessThanOrEqualTo(1);
        }
        assertThat(last.unit.unconfirmed()).isZero();
    }
}
