package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.CANCELLED;
import static steward.message.CommandState.EXPIRED;
import static steward.message.CommandState.FAILED;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.REJECTED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.handler.StopReason;
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

class UnitTest {
    private static final int MAX_OPEN = 150;

    @TempDir
    Path folder;

    private final SimLoop loop = new SimLoop();
    private final SimBroker broker = new SimBroker(loop);
    private final Operator alice = new Operator(loop, broker, "alice");
    private final Operator bob = new Operator(loop, broker, "bob");
    private final Operator mallory = new Operator(loop, broker, "alice");
    private final TrustList trust = new TrustList(List.of(alice.trusted("*"), bob.trusted("hello.*")));
    private final List<Ship> ships = new ArrayList<>();

    @AfterEach
    void close() {
        ships.forEach(Ship::close);
    }

    private Ship ship() {
        return ship("a", "machine");
    }

    private Ship ship(String data, String machine) {
        Ship ship = new Ship(loop, broker, folder.resolve(data), trust, machine, MAX_OPEN);
        ships.add(ship);
        return ship;
    }

    private void crash(Ship ship) {
        ship.close();
        ships.remove(ship);
    }

    @Test
    void answersEachStepOfACommandOnce() {
        Ship ship = ship().start();
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
        Ship ship = ship().start();
        for (CommandId id : sent) {
            ship.end(id, SUCCEEDED);
        }
        assertThat(ship.started).isEqualTo(sent);
    }

    @Test
    void runsAtMostItsConcurrencyAtOnce() {
        Ship ship = ship();
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
        Ship ship = ship().start();
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
        Ship ship = ship().start();
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
        Ship ship = ship().start();
        Command command = alice.shell();
        CommandId id = alice.send(command);
        ship.end(id, SUCCEEDED);
        Signed signed = alice.signed(command);
        alice.publish(signed, command.subject(), "replayed");
        assertThat(ship.started).containsExactly(id);
        assertThat(ship.incidents).singleElement().asString().contains("published again", "SUCCEEDED");
        crash(ship);
        Ship again = ship().start();
        alice.publish(signed, command.subject(), "replayed once more");
        assertThat(again.started).isEmpty();
    }

    @Test
    void answersACommandThatAConsolePublishesAgainWithItsLastWord() {
        Ship ship = ship().start();
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
        Ship ship = ship().start();
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
        Ship ship = ship().start();
        ship.concurrency = 99;
        for (int i = 0; i < 5; i++) {
            alice.sendShell();
        }
        broker.rollBack(StreamName.STEWARD_COMMANDS, 3);
        CommandId reused = alice.sendShell();
        assertThat(ship.started).hasSize(6).contains(reused);
    }

    @Test
    void saysInterruptedWhenItDiedWhileACommandRan() {
        Ship ship = ship().start();
        CommandId id = alice.sendShell();
        crash(ship);
        Ship again = ship().start();
        assertThat(again.started).isEmpty();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, INTERRUPTED);
        assertThat(alice.lastAck(id).reason().orElseThrow()).contains("not known");
        assertThat(alice.lastAck(id).epoch())
                .isGreaterThan(alice.acks(id).get(0).epoch());
    }

    @Test
    void runsAnInterruptedCommandAgainWhereItSaysSo() {
        Ship ship = ship().start();
        CommandId id = alice.send(
                alice.command(Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.RERUN, Duration.ofDays(7)));
        crash(ship);
        Ship again = ship().start();
        assertThat(again.started).containsExactly(id);
        again.end(id, SUCCEEDED);
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, RUNNING, SUCCEEDED);
    }

    @Test
    void runsWhatItHadReceivedEvenWithoutALink() {
        Ship ship = ship().start();
        CommandId first = alice.sendShell();
        CommandId second = alice.sendShell();
        crash(ship);
        Ship again = ship();
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
        Ship ship = ship().start();
        CommandId id = alice.sendShell();
        ship.bus.disconnect();
        ship.end(id, SUCCEEDED);
        assertThat(ship.unit.unconfirmed()).isEqualTo(1);
        crash(ship);
        Ship again = ship().start();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, SUCCEEDED);
        assertThat(again.unit.unconfirmed()).isZero();
    }

    @Test
    void publishesAnAckAgainWhoseConfirmationGotLostAndTheBrokerKeepsOne() {
        Ship ship = ship().start();
        ship.bus.losesConfirmation(parcel -> parcel.subject().contains(".ack."));
        CommandId id = alice.sendShell();
        loop.advance(Duration.ofSeconds(5));
        assertThat(ship.unit.unconfirmed()).isPositive();
        ship.bus.losesConfirmation(parcel -> false);
        loop.advance(Duration.ofMinutes(1));
        assertThat(ship.unit.unconfirmed()).isZero();
        assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING);
    }

    @Test
    void neverStartsWhatArrivesAfterItsValidity() {
        CommandId id = alice.send(alice.command(
                Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.REPORT, Duration.ofMinutes(1)));
        loop.advance(Duration.ofHours(1));
        Ship ship = ship().start();
        assertThat(ship.started).isEmpty();
        assertThat(alice.states(id)).containsExactly(EXPIRED);
    }

    @Test
    void neverStartsWhatExpiredWhileItWaitedOnTheUnit() {
        Ship ship = ship().start();
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
        Ship ship = ship().start();
        CommandId id = alice.sendShell();
        assertThat(ship.started).containsExactly(id);
        Ack ack = alice.lastAck(id);
        assertThat(Duration.between(ack.at(), loop.now()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void rejectsWhatItsOperatorMayNotSend() {
        Ship ship = ship().start();
        CommandId id = bob.sendShell();
        assertThat(ship.started).isEmpty();
        assertThat(bob.lastAck(id).reason().orElseThrow()).contains("bob", "may not send shellcommand");
    }

    @Test
    void rejectsUnknownMethodsAndBadArguments() {
        ship().start();
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
        Ship ship = ship().start();
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
        Ship ship = ship().start();
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
        Ship ship = ship().start();
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
        Ship ship = new Ship(loop, broker, folder.resolve("b"), both, "m", MAX_OPEN);
        ships.add(ship.start());
        CommandId id = bobAsAlice.sendShell();
        assertThat(ship.started).isEmpty();
        assertThat(bobAsAlice.lastAck(id).reason().orElseThrow()).contains("says operator alice", "bob");
    }

    @Test
    void recallsAWaitingCommandKillsARunningOneAndIsTooLateForAnEndedOne() {
        Ship ship = ship().start();
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
        Ship ship = ship().start();
        Command late = alice.shell();
        CommandId cancel = alice.send(alice.cancel(late));
        assertThat(alice.lastAck(cancel).reason()).contains("recalled before it arrived");
        alice.send(late);
        assertThat(ship.started).isEmpty();
        assertThat(alice.states(late.id())).containsExactly(CANCELLED);
    }

    @Test
    void tellsTheTruthWhenACommandEndsBeforeItsKill() {
        Ship ship = ship().start();
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
        Ship ship = ship().start();
        Command command = alice.shell();
        alice.send(command);
        CommandId cancel = alice.send(alice.cancel(command));
        crash(ship);
        ship().start();
        assertThat(alice.states(command.id())).endsWith(INTERRUPTED);
        assertThat(alice.lastAck(cancel).state().isFinal()).isTrue();
    }

    @Test
    void letsNobodyCancelWhatTheyMayNotSend() {
        Ship ship = ship().start();
        Command command = alice.shell();
        alice.send(command);
        CommandId cancel = bob.send(bob.cancel(command));
        assertThat(bob.lastAck(cancel).state()).isEqualTo(REJECTED);
        assertThat(ship.stopped).isEmpty();
    }

    @Test
    void recallsWhatWaitsToRunAgain() {
        Ship ship = ship();
        ship.concurrency = 2;
        ship.start();
        Command first = rerunnable();
        Command second = rerunnable();
        alice.send(first);
        alice.send(second);
        crash(ship);
        Ship again = ship().start();
        assertThat(again.started).containsExactly(first.id());
        CommandId cancel = alice.send(alice.cancel(second));
        assertThat(alice.lastAck(second.id()).state()).isEqualTo(CANCELLED);
        assertThat(alice.lastAck(cancel).state()).isEqualTo(SUCCEEDED);
        again.end(first.id(), SUCCEEDED);
        assertThat(again.started).containsExactly(first.id());
    }

    private Command rerunnable() {
        return alice.command(Operator.SHELL, Attributes.of("command", "true"), OnInterrupt.RERUN, Duration.ofDays(7));
    }

    @Test
    void letsNobodyRecallInAdvanceWhatTheyMayNotSend() {
        Ship ship = ship().start();
        Command command = alice.shell();
        bob.send(bob.cancel(command));
        alice.send(command);
        assertThat(ship.started).containsExactly(command.id());
    }

    @Test
    void runsNothingFromBeforeItsLedgerWasLost() {
        Ship ship = ship().start();
        CommandId done = alice.sendShell();
        ship.end(done, SUCCEEDED);
        CommandId open = alice.sendShell();
        crash(ship);
        loop.advance(Duration.ofMinutes(1));
        Ship anew = ship("b", "machine").start();
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
        Ship first = ship().start();
        Ship second = ship("b", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(second.taken).singleElement().asString().contains("ship1", "machine:1");
        assertThat(first.taken).isEmpty();
        CommandId id = alice.sendShell();
        assertThat(first.started).containsExactly(id);
        assertThat(second.started).isEmpty();
    }

    @Test
    void takesTheNameOfAnAgentThatIsGone() {
        Ship first = ship().start();
        crash(first);
        Ship second = ship("b", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(second.taken).isEmpty();
        CommandId id = alice.sendShell();
        assertThat(second.started).containsExactly(id);
    }

    @Test
    void ofTwoThatHoldTheNameTheOlderGivesUp() {
        Ship first = ship().start();
        first.bus.disconnect();
        loop.advance(Duration.ofMinutes(5));
        Ship second = ship("b", "elsewhere").start();
        loop.advance(Duration.ofSeconds(5));
        assertThat(second.taken).isEmpty();
        first.bus.connect();
        loop.advance(Duration.ofMinutes(1));
        assertThat(first.taken).isNotEmpty();
        assertThat(second.taken).isEmpty();
    }

    @Test
    void goesOnAtOnceAfterItsOwnCrash() {
        crash(ship().start());
        Ship again = ship().start();
        CommandId id = alice.sendShell();
        assertThat(again.started).containsExactly(id);
    }

    @Test
    void leavesWithTheBrokerWhatItHasNoRoomFor() {
        Ship ship = ship();
        ship.concurrency = 0;
        ship.start();
        for (int i = 0; i < MAX_OPEN + 50; i++) {
            alice.sendShell();
        }
        assertThat(ship.ledger.openCount()).isEqualTo(MAX_OPEN);
        ship.concurrency = 100;
        ship.unit.pumpCommands();
        loop.settle();
        List.copyOf(ship.running.keySet()).forEach(id -> ship.end(id, SUCCEEDED));
        loop.advance(Duration.ofSeconds(30));
        assertThat(ship.ledger.openCount()).isEqualTo(100);
        assertThat(ship.started).hasSize(MAX_OPEN + 50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyCommandEndsOnceWhateverTheLinkAndTheAgentDo(long seed) {
        Random random = new Random(seed);
        Ship ship = ship();
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
                    crash(now);
                    ship = ship();
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
