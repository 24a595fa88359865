package steward.agent.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.message.CommandState.FAILED;
import static steward.message.CommandState.INTERRUPTED;
import static steward.message.CommandState.RECEIVED;
import static steward.message.CommandState.REJECTED;
import static steward.message.CommandState.RUNNING;
import static steward.message.CommandState.SUCCEEDED;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.ScheduledRun;
import steward.schedule.RunIds;
import steward.testing.SimLoop;
import steward.trust.TrustList;

/** What lives on a unit and runs by itself. */
class UnitScheduleTest {
    private static final Address SCHEDULE =
            new Address(new NodeName("ship1"), new MethodName("schedule"), new Domain("operatingsystem"));

    private final Sea sea;
    private final SimLoop loop;
    private final Operator alice;

    UnitScheduleTest(@TempDir Path folder) {
        sea = new Sea(folder);
        loop = sea.loop;
        alice = sea.alice;
    }

    @AfterEach
    void close() {
        sea.close();
    }

    @Test
    void answersForEachRunAsForACommandThatWasSent() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT30S");
        alice.send(order);
        assertThat(alice.states(order.id())).containsExactly(RECEIVED, RUNNING, SUCCEEDED);
        loop.advance(Duration.ofSeconds(30));
        CommandId run = run(order, 30);
        ship.end(run, SUCCEEDED);
        assertThat(alice.states(run)).containsExactly(RECEIVED, RUNNING, SUCCEEDED);
        assertThat(alice.acks(run)).allSatisfy(ack -> {
            assertThat(ack.address()).isEqualTo(Operator.SHELL);
            assertThat(ack.job()).isEqualTo(RunIds.job(order.job(), at(30)));
            assertThat(ack.run()).contains(new ScheduledRun(order.id(), at(30), order.operator(), "nightly"));
        });
        assertThat(ship.held).hasSize(1);
    }

    @Test
    void runsWhileTheLinkIsDownAndTellsAfterwards() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1M");
        alice.send(order);
        ship.bus.disconnect();
        List<CommandId> runs = new ArrayList<>();
        for (int minute = 1; minute <= 20; minute++) {
            loop.advance(Duration.ofMinutes(1));
            runs.add(run(order, minute * 60L));
            ship.end(run(order, minute * 60L), SUCCEEDED);
        }
        assertThat(alice.acks(runs.get(0))).isEmpty();
        ship.bus.connect();
        loop.settle();
        assertThat(runs).allSatisfy(id -> assertThat(alice.states(id)).containsExactly(RECEIVED, RUNNING, SUCCEEDED));
    }

    @Test
    void goesOnAfterARestartAndCountsWhatItMissed() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1H");
        alice.send(order);
        sea.crash(ship);
        loop.advance(Duration.ofHours(5).plusMinutes(30));
        Ship again = sea.ship().start();
        assertThat(again.started).isEmpty();
        assertThat(again.incidents).anyMatch(text -> text.contains("\"nightly\" missed 5 runs"));
        loop.advance(Duration.ofMinutes(30));
        assertThat(again.started).containsExactly(run(order, 6 * 3600));
        assertThat(list(again).get(0).values()).containsEntry("runs", 1L).containsEntry("skipped", 5L);
    }

    @Test
    void makesUpForMissedRunsOnceWhereItSaysSo() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1H", "missed", "once");
        alice.send(order);
        sea.crash(ship);
        loop.advance(Duration.ofDays(365).plusMinutes(30));
        Ship again = sea.ship().start();
        assertThat(again.started).containsExactly(run(order, 365 * 24 * 3600));
    }

    @Test
    void neverOverlapsUnlessTold() {
        Ship ship = sea.ship();
        ship.concurrency = 10;
        ship.start();
        Command order = order("every", "PT10S");
        alice.send(order);
        loop.advance(Duration.ofSeconds(35));
        assertThat(ship.started).containsExactly(run(order, 10));
        assertThat(ship.incidents).as("told once").hasSize(1).allMatch(text -> text.contains("has not ended"));
        ship.end(run(order, 10), SUCCEEDED);
        loop.advance(Duration.ofSeconds(5));
        assertThat(ship.started).containsExactly(run(order, 10), run(order, 40));
        Command other = order("every", "PT10S", "overlap", true, "name", "other");
        alice.send(other);
        loop.advance(Duration.ofSeconds(30));
        assertThat(ship.started).contains(run(other, 50), run(other, 60), run(other, 70));
    }

    @Test
    void interruptsARunThatTheAgentDiedUnder() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1H");
        alice.send(order);
        loop.advance(Duration.ofHours(1));
        sea.crash(ship);
        Ship again = sea.ship().start();
        assertThat(alice.states(run(order, 3600))).containsExactly(RECEIVED, RUNNING, INTERRUPTED);
        assertThat(alice.lastAck(run(order, 3600)).run()).isPresent();
        loop.advance(Duration.ofHours(1));
        assertThat(again.started).containsExactly(run(order, 7200));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void runsEachPlannedTimeAtMostOnceThroughCrashesCutsAndClocks(long seed) {
        Random random = new Random(seed);
        List<CommandId> started = new ArrayList<>();
        Ship ship = sea.ship().start();
        alice.send(order("every", "PT7S", "missed", random.nextBoolean() ? "once" : "skip", "overlap", true));
        for (int i = 0; i < 120; i++) {
            ship.concurrency = 1000;
            loop.advance(Duration.ofMillis(random.nextInt(20_000)));
            switch (random.nextInt(6)) {
                case 0 -> {
                    started.addAll(ship.started);
                    sea.crash(ship);
                    loop.advance(Duration.ofSeconds(random.nextInt(30)));
                    ship = sea.ship();
                    ship.concurrency = 1000;
                    ship.unit.start();
                    if (random.nextBoolean()) {
                        ship.bus.connect();
                    }
                }
                case 1 -> loop.wallOffset(Duration.ofMinutes(random.nextInt(300) - 150));
                case 2 -> ship.bus.disconnect();
                case 3 -> ship.bus.connect();
                default -> new ArrayList<>(ship.running.keySet()).forEach(run -> end(run));
            }
            loop.settle();
        }
        started.addAll(ship.started);
        assertThat(started).as("seed %d", seed).hasSizeGreaterThan(20);
        assertThat(new HashSet<>(started)).hasSameSizeAs(started);
    }

    private void end(CommandId run) {
        sea.shipThatRuns(run).end(run, SUCCEEDED);
    }

    @Test
    void aClockThatWasAheadTakesNothingAway() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1H");
        alice.send(order);
        sea.crash(ship);
        loop.wallOffset(Duration.ofDays(3_650).plusMinutes(30));
        Ship ahead = sea.ship();
        ahead.unit.start();
        loop.advance(Duration.ofMinutes(2));
        assertThat(ahead.incidents).anyMatch(text -> text.contains("missed"));
        ahead.bus.connect();
        loop.advance(Duration.ofHours(1));
        assertThat(ahead.started).containsExactly(run(order, 3600));
    }

    @Test
    void happensOnStartAndOnReconnect() {
        Ship ship = sea.ship().start();
        Command start = order("on", "start", "name", "s");
        Command reconnect = order("on", "reconnect", "name", "r");
        alice.send(start);
        alice.send(reconnect);
        assertThat(ship.started).isEmpty();
        loop.advance(Duration.ofSeconds(5));
        ship.bus.disconnect();
        loop.advance(Duration.ofSeconds(5));
        ship.bus.connect();
        loop.settle();
        assertThat(ship.started).containsExactly(run(reconnect, 10));
        ship.end(run(reconnect, 10), SUCCEEDED);
        sea.crash(ship);
        loop.advance(Duration.ofSeconds(5));
        Ship again = sea.ship().start();
        assertThat(again.started).containsExactly(run(start, 15));
    }

    @Test
    void runsOnceAtItsTimeAndIsGone() {
        Ship ship = sea.ship().start();
        Command order = order("at", "2026-01-01T06:00");
        alice.send(order);
        loop.advance(Duration.ofHours(6));
        assertThat(ship.started).containsExactly(run(order, 6 * 3600));
        assertThat(list(ship)).isEmpty();
        Command past = order("at", "2026-01-01T05:00");
        alice.send(past);
        assertThat(alice.states(past.id())).endsWith(FAILED);
        assertThat(alice.lastAck(past.id()).reason().orElseThrow()).contains("its time has passed");
    }

    @Test
    void endsWhenItsOwnTimeIsOver() {
        Ship ship = sea.ship().start();
        alice.send(order("every", "PT1H", "until", "2026-01-01T02:30:00Z"));
        loop.advance(Duration.ofHours(1));
        assertThat(list(ship)).hasSize(1);
        loop.advance(Duration.ofHours(3));
        assertThat(ship.started).hasSize(1);
        assertThat(list(ship)).isEmpty();
    }

    @Test
    void asksThePolicyForWhatIsToRun() {
        sea.ship().start();
        Operator bob = sea.bob;
        Command order = bob.command(SCHEDULE, add("every", "PT1S"), OnInterrupt.RERUN, Duration.ofDays(7));
        bob.send(order);
        assertThat(bob.states(order.id())).containsExactly(REJECTED);
        Command wrong = order("every", "PT1S", "arguments", Map.of("line", "true"));
        alice.send(wrong);
        assertThat(alice.states(wrong.id())).containsExactly(REJECTED);
        assertThat(alice.lastAck(wrong.id()).reason().orElseThrow())
                .isEqualTo("of shellcommand: argument \"command\" is missing: give a line for the shell");
        Command unknown = order("every", "PT1S", "method", "shelcommand");
        alice.send(unknown);
        assertThat(alice.lastAck(unknown.id()).reason().orElseThrow()).contains("did you mean \"shellcommand\"");
    }

    @Test
    void rejectsRunsOfAnOperatorWhoIsTrustedNoMoreAndKeepsTheSchedule() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1H");
        alice.send(order);
        sea.crash(ship);
        TrustList without = new TrustList(List.of(sea.bob.trusted("*")));
        Ship again = sea.add(new Ship(loop, sea.broker, sea.folder().resolve("a"), without, "machine", Sea.MAX_OPEN))
                .start();
        loop.advance(Duration.ofHours(1));
        assertThat(again.started).isEmpty();
        Ack ack = alice.lastAck(run(order, 3600));
        assertThat(ack.state()).isEqualTo(REJECTED);
        assertThat(ack.reason().orElseThrow()).contains("is not one that ship1 trusts any more");
        sea.crash(again);
        TrustList less = new TrustList(List.of(alice.trusted("schedule.*", "hello.*")));
        Ship third = sea.add(new Ship(loop, sea.broker, sea.folder().resolve("a"), less, "machine", Sea.MAX_OPEN))
                .start();
        loop.advance(Duration.ofHours(1));
        assertThat(third.started).isEmpty();
        assertThat(alice.lastAck(run(order, 7200)).reason().orElseThrow())
                .isEqualTo("operator alice may not send shellcommand.operatingsystem to ship1");
        sea.crash(third);
        Ship back = sea.ship().start();
        loop.advance(Duration.ofHours(1));
        assertThat(back.started).containsExactly(run(order, 3 * 3600));
    }

    @Test
    void isRemovedByNameOrId() {
        Ship ship = sea.ship().start();
        Command first = order("every", "PT1H");
        Command second = order("every", "PT1H", "name", "second");
        alice.send(first);
        alice.send(second);
        assertThat(ship.held).extracting(held -> held.get("name").orElseThrow()).containsExactly("nightly", "second");
        alice.send(remove("nightly"));
        alice.send(remove(second.id().toString()));
        assertThat(ship.held).isEmpty();
        Command gone = remove("nightly");
        alice.send(gone);
        assertThat(alice.lastAck(gone.id()).reason().orElseThrow()).contains("there is no schedule \"nightly\"");
        loop.advance(Duration.ofHours(2));
        assertThat(ship.started).isEmpty();
    }

    @Test
    void takesOneOfANameAndReplacesItOnlyWhereToldTo() {
        Ship ship = sea.ship().start();
        alice.send(order("every", "PT1H"));
        Command second = order("every", "PT2H");
        alice.send(second);
        assertThat(alice.states(second.id())).endsWith(FAILED);
        Command third = order("every", "PT2H", "replace", true);
        alice.send(third);
        assertThat(alice.states(third.id())).endsWith(SUCCEEDED);
        assertThat(list(ship))
                .extracting(held -> held.get("id").orElseThrow())
                .containsExactly(third.id().toString());
    }

    @Test
    void mayBeEndedOnlyByWhoMaySendWhatItRuns() {
        Ship ship = sea.ship().start();
        alice.send(order("every", "PT1H"));
        sea.crash(ship);
        TrustList trust = new TrustList(List.of(alice.trusted("*"), sea.bob.trusted("schedule.*", "hello.*")));
        Ship again = sea.add(new Ship(loop, sea.broker, sea.folder().resolve("a"), trust, "machine", Sea.MAX_OPEN))
                .start();
        Command removal = sea.bob.command(
                SCHEDULE,
                Attributes.of("action", "remove").with("name", "nightly"),
                OnInterrupt.RERUN,
                Duration.ofDays(7));
        sea.bob.send(removal);
        assertThat(sea.bob.states(removal.id())).endsWith(FAILED);
        assertThat(list(again)).hasSize(1);
    }

    @Test
    void holdsAThousandAtTheMost() {
        Ship ship = sea.ship();
        for (int i = 0; i < Schedules.MOST; i++) {
            Command order = order("every", "PT1H", "name", "n" + i);
            ship.ledger.keepSchedule(HeldSchedule.of(alice.signed(order), HeldSchedule.Progress.from(loop.now())));
        }
        ship.start();
        Command tooMany = order("every", "PT1H", "name", "too many");
        alice.send(tooMany);
        assertThat(alice.lastAck(tooMany.id()).reason().orElseThrow()).contains("1000 schedules, the most");
        assertThat(ship.held).hasSize(Schedules.MOST);
    }

    @Test
    void triesAgainWhatTheDiskDidNotTake() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1M");
        alice.send(order);
        ship.fails = method -> method.equals("enterRun");
        loop.advance(Duration.ofSeconds(70));
        assertThat(ship.started).isEmpty();
        ship.fails = method -> false;
        loop.advance(Duration.ofSeconds(30));
        assertThat(ship.started).containsExactly(run(order, 60));
    }

    @Test
    void canBeKilledAsAnyOther() {
        Ship ship = sea.ship().start();
        Command order = order("every", "PT1H");
        alice.send(order);
        loop.advance(Duration.ofHours(1));
        alice.send(alice.command(
                Operator.CANCEL,
                Attributes.of("command", run(order, 3600).toString()),
                OnInterrupt.REPORT,
                Duration.ofDays(7)));
        assertThat(ship.stopped).containsKey(run(order, 3600));
    }

    private List<Attributes> list(Ship ship) {
        alice.send(alice.command(SCHEDULE, Attributes.of("action", "list"), OnInterrupt.RERUN, Duration.ofDays(7)));
        return ship.held;
    }

    private Command remove(String which) {
        return alice.command(
                SCHEDULE, Attributes.of("action", "remove").with("name", which), OnInterrupt.RERUN, Duration.ofDays(7));
    }

    private Command order(Object... more) {
        return alice.command(SCHEDULE, add(more), OnInterrupt.RERUN, Duration.ofDays(7));
    }

    private static Attributes add(Object... more) {
        Attributes order =
                Attributes.of("action", "add").with("name", "nightly").with("arguments", Map.of("command", "true"));
        for (int i = 0; i < more.length; i += 2) {
            order = order.with((String) more[i], more[i + 1]);
        }
        return order;
    }

    private static CommandId run(Command order, long seconds) {
        return RunIds.command(order.id(), at(seconds));
    }

    private static Instant at(long seconds) {
        return SimLoop.START.plusSeconds(seconds);
    }
}
