package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.EXPIRED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.REJECTED;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.MessageType;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.testing.SimBroker;
import steward.testing.SimLoop;
import steward.trust.Permission;
import steward.trust.Signed;
import steward.trust.TrustList;
import steward.trust.TrustedOperator;

/** What a unit does not run, and how it says so. */
class UnitRefusalTest {
    private final Sea sea;
    private final SimLoop loop;
    private final SimBroker broker;
    private final Operator alice;
    private final Operator bob;
    private final Operator mallory;

    UnitRefusalTest(@TempDir Path folder) {
        sea = new Sea(folder);
        loop = sea.loop;
        broker = sea.broker;
        alice = sea.alice;
        bob = sea.bob;
        mallory = sea.mallory;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void neverStartsWhatArrivesAfterItsValidity() {
        CommandId id = alice.send(alice.command(
                Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.REPORT, Duration.ofMinutes(1)));
        loop.advance(Duration.ofHours(1));
        Ship ship = sea.ship().start();
        assertThat(ship.started).isEmpty();
        assertThat(alice.states(id)).containsExactly(EXPIRED);
    }

    @Test
    void neverStartsWhatExpiredWhileItWaitedOnTheUnit() {
        Ship ship = sea.ship().start();
        CommandId first = alice.sendShell();
        CommandId second = alice.send(alice.command(
                Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.REPORT, Duration.ofMinutes(1)));
        loop.advance(Duration.ofHours(1));
        ship.end(first, SUCCEEDED);
        assertThat(alice.states(second)).containsExactly(RECEIVED, EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-365, -1, 1, 365})
    void refusesNoGoodCommandBecauseOfItsOwnClock(long days) {
        loop.wallOffset(Duration.ofDays(days));
        Ship ship = sea.ship().start();
        CommandId id = alice.sendShell();
        assertThat(ship.started).containsExactly(id);
        Ack ack = alice.lastAck(id);
        assertThat(Duration.between(ack.at(), loop.now()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void rejectsWhatItsOperatorMayNotSend() {
        Ship ship = sea.ship().start();
        CommandId id = bob.sendShell();
        assertThat(ship.started).isEmpty();
        assertThat(bob.lastAck(id).reason().orElseThrow()).contains("bob", "may not send shellcommand");
    }

    @Test
    void rejectsUnknownMethodsAndBadArguments() {
        sea.ship().start();
        CommandId bad =
                alice.send(alice.command(Operator.SHELL, Attributes.none(), OnInterrupt.REPORT, Duration.ofDays(1)));
        assertThat(alice.states(bad)).containsExactly(REJECTED);
        assertThat(alice.lastAck(bad).reason().orElseThrow()).contains("command");
        CommandId unknown = alice.send(alice.command(
                new Address(Operator.SHELL.node(), new MethodName("shelcommand"), Operator.SHELL.domain()),
                Attributes.none(),
                OnInterrupt.REPORT,
                Duration.ofDays(1)));
        assertThat(alice.lastAck(unknown).reason().orElseThrow()).contains("unknown method", "shellcommand");
    }

    @Test
    void runsNothingThatNobodyTrustedSigned() {
        Ship ship = sea.ship().start();
        Command command = alice.shell();
        Signed good = alice.signed(command);
        Command other = alice.shell();
        String subject = command.subject();
        alice.publish(good.payload(), Map.of(), subject, "unsigned");
        alice.publish(alice.signed(other).payload(), good.headers(), subject, "altered");
        alice.publish(mallory.signed(command), subject, "unknown key");
        alice.publish(good, "ship1.command.shellcommand.nginx", "another subject");
        alice.publish(Bytes.ofUtf8("\u0000\u0001 garbage"), Map.of(), subject, "garbage");
        alice.publish(Bytes.ofUtf8("{\"v\":1}"), Map.of(), subject, "half");
        broker.inject(new Delivery(
                "ship1.live.shellcommand.operatingsystem", good.payload(), good.headers(), 0, -1, Optional.empty()));
        loop.settle();
        assertThat(ship.started).isEmpty();
        assertThat(ship.incidents).hasSize(7).allMatch(text -> text.startsWith("WARNING refused"));
        assertThat(alice.acks(command.id())).allMatch(ack -> ack.refused().isPresent());
        CommandId id = alice.send(command);
        assertThat(ship.started).as("a forgery uses up no id").containsExactly(id);
    }

    @Test
    void answersAFloodOfForgeriesOnlySoOften() {
        Ship ship = sea.ship().start();
        for (int i = 0; i < 2 * Intake.MAX_DISTRUSTED; i++) {
            Command forged = mallory.shell();
            alice.publish(mallory.signed(forged), forged.subject(), "forged" + i);
        }
        assertThat(broker.stored(StreamName.STEWARD_ACKS)).hasSize(Intake.MAX_DISTRUSTED);
        CommandId good = alice.sendShell();
        assertThat(ship.started).containsExactly(good);
        loop.advance(Duration.ofMinutes(1));
        Command later = mallory.shell();
        alice.publish(mallory.signed(later), later.subject(), "later");
        assertThat(alice.states(later.id())).containsExactly(REJECTED);
    }

    @Test
    void runsNoCommandOfAnotherNode() {
        Ship ship = sea.ship().start();
        Command foreign = alice.command(
                new Address(new NodeName("ship2"), Operator.SHELL.method(), Operator.SHELL.domain()),
                Attributes.of("command", "true"),
                OnInterrupt.REPORT,
                Duration.ofDays(1));
        alice.publish(
                alice.signed(foreign),
                Operator.SHELL.subject(MessageType.COMMAND).toString(),
                "x");
        assertThat(ship.started).isEmpty();
        assertThat(ship.incidents).singleElement().asString().contains("for node ship2");
    }

    @Test
    void refusesAnOperatorWhoSignsAsSomebodyElse() {
        Operator bobAsAlice = new Operator(loop, broker, "alice");
        TrustList both = new TrustList(List.of(new TrustedOperator(
                new OperatorName("bob"), bobAsAlice.key.verifyingKey(), List.of(Permission.all()))));
        Ship ship = new Ship(loop, broker, sea.folder().resolve("b"), both, "m", Sea.MAX_OPEN);
        sea.add(ship.start());
        CommandId id = bobAsAlice.sendShell();
        assertThat(ship.started).isEmpty();
        assertThat(bobAsAlice.lastAck(id).reason().orElseThrow()).contains("says operator alice", "bob");
    }
}
