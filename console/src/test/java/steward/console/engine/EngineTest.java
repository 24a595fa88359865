package steward.console.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static steward.console.engine.TestConsole.get;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.lifecycle.Speaker;
import steward.lifecycle.Transition;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.NodeName;
import steward.supervision.ProcessError;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

@ExtendWith(BrokerExtension.class)
class EngineTest {
    private static final NodeName SHIP1 = new NodeName("ship1");
    private static final NodeName SHIP2 = new NodeName("ship2");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void sendsACommandAndSeesItThroughToItsEnd(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            unit.announce();
            Job job = console.send(SHIP1);
            awaitStates(console, job, CommandState.SUCCEEDED);
            CommandStatus command = console.commands(job.id()).get(0);
            assertThat(command.progress().transitions())
                    .extracting(Transition::saidBy)
                    .containsExactly(Speaker.CONSOLE, Speaker.BROKER, Speaker.UNIT, Speaker.UNIT, Speaker.UNIT);
            assertThat(unit.ran()).containsExactly(command.id());
            await().untilAsserted(() -> {
                NodeStatus node = console.engine().fleet().node(SHIP1).orElseThrow();
                assertThat(node.cells()).hasSize(1);
                assertThat(node.cells().get(0).state()).isEqualTo(CommandState.SUCCEEDED);
                assertThat(node.contact(console.engine().now())).isEqualTo(Contact.ONLINE);
            });
        }
    }

    @Test
    void sendsWhatWasSavedByAProgramThatEndedWithoutTheBroker(TestBroker broker) {
        broker.stop();
        Job job;
        try (TestConsole gone = console(broker, "a")) {
            job = gone.send(SHIP1);
            assertThat(gone.states(job.id())).containsExactly(CommandState.SENDING);
            assertThat(get(gone.engine().health()).waitingToSend()).isEqualTo(1);
        }
        broker.restart();
        try (TestConsole next = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            awaitStates(next, job, CommandState.SUCCEEDED);
            assertThat(unit.ran()).hasSize(1);
            assertThat(get(next.engine().health()).waitingToSend()).isZero();
        }
    }

    @Test
    void sendsWhatAnotherProgramPutIntoTheSameHome(TestBroker broker) {
        try (TestConsole desktop = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            CopyOnWriteArrayList<Update> updates = new CopyOnWriteArrayList<>();
            desktop.engine().onUpdate(updates::add);
            Job job;
            try (TestConsole unconnected = TestConsole.withoutBroker(folder.resolve("a"))) {
                job = unconnected.send(SHIP1);
            }
            awaitStates(desktop, job, CommandState.SUCCEEDED);
            assertThat(unit.ran()).hasSize(1);
            assertThat(updates).anyMatch(Update::isPartial);
        }
    }

    @Test
    void twoProgramsOnOneHomeSendEachCommandOnceAndAgree(TestBroker broker) {
        try (TestConsole one = console(broker, "a").sync();
                TestConsole two = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            List<Job> jobs = IntStream.range(0, 20)
                    .mapToObj(n -> (n % 2 == 0 ? one : two).send(SHIP1))
                    .toList();
            jobs.forEach(job -> awaitStates(one, job, CommandState.SUCCEEDED));
            jobs.forEach(job -> assertThat(two.commands(job.id())).isEqualTo(one.commands(job.id())));
            assertThat(unit.ran()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSecondHomeSeesTheSameJobsAndAnswers(TestBroker broker) {
        try (TestConsole first = console(broker, "a").sync();
                TestConsole live = console(broker, "b").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            unit.announce();
            Job job = first.send(SHIP1);
            awaitStates(first, job, CommandState.SUCCEEDED);
            awaitStates(live, job, CommandState.SUCCEEDED);
            try (TestConsole late = console(broker, "c").sync()) {
                for (TestConsole other : List.of(live, late)) {
                    CommandStatus seen = other.commands(job.id()).get(0);
                    CommandStatus sent = first.commands(job.id()).get(0);
                    assertThat(seen.own()).isFalse();
                    assertThat(seen.parcel()).isEqualTo(sent.parcel());
                    assertThat(seen.progress().words())
                            .isEqualTo(sent.progress().words());
                    assertThat(other.engine().fleet().node(SHIP1)).isPresent();
                }
            }
        }
    }

    @Test
    void goesOnFromWhereItStoodAfterARestart(TestBroker broker) {
        Job before;
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            before = console.send(SHIP1);
            awaitStates(console, before, CommandState.SUCCEEDED);
            assertThat(unit.ran()).hasSize(1);
        }
        try (TestConsole unconnected = TestConsole.withoutBroker(folder.resolve("a"))) {
            assertThat(unconnected.states(before.id())).containsExactly(CommandState.SUCCEEDED);
            assertThat(unconnected.engine().fleet().node(SHIP1)).isPresent();
            assertThat(get(unconnected.engine().health()).asOf()).isPresent();
        }
        try (TestConsole again = console(broker, "a").sync()) {
            assertThat(again.states(before.id())).containsExactly(CommandState.SUCCEEDED);
        }
    }

    @Test
    void programsThatLiveForAMomentSendAgainWhatAUnitLacks(TestBroker broker) {
        try (TestUnit unit = new TestUnit(broker, "ship1")) {
            Job job;
            try (TestConsole first = console(broker, "a").sync()) {
                unit.deaf(true);
                unit.listen();
                job = first.send(SHIP1);
                CommandId id = first.commands(job.id()).get(0).id();
                await().atMost(LIMIT).until(() -> unit.seen(id) == 1);
                awaitStates(first, job, CommandState.QUEUED);
            }
            unit.deaf(false);
            await().atMost(LIMIT).until(() -> {
                unit.announce();
                console(broker, "a").sync().close();
                return unit.ran().size() == 1;
            });
            try (TestConsole last = console(broker, "a").sync()) {
                awaitStates(last, job, CommandState.SUCCEEDED);
            }
        }
    }

    @Test
    void noticesAtTheStartThatTheBrokerWasRolledBackAndHasGrownAgainSince(TestBroker broker) {
        try (TestConsole other = console(broker, "b").sync()) {
            awaitStates(other, other.send(SHIP2), CommandState.QUEUED);
        }
        broker.stop();
        Path old = broker.snapshot();
        broker.restart();
        Job lost;
        try (TestConsole console = console(broker, "a").sync()) {
            lost = console.send(SHIP1);
            awaitStates(console, lost, CommandState.QUEUED);
            console.sync();
        }
        broker.stop();
        broker.rollBack(old);
        broker.restart();
        Job inItsPlace;
        try (TestConsole other = console(broker, "b").sync()) {
            inItsPlace = other.send(SHIP2);
            awaitStates(other, inItsPlace, CommandState.QUEUED);
            awaitStates(other, other.send(SHIP2), CommandState.QUEUED);
        }
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(get(console.engine().jobs(JobQuery.newest(10))))
                            .extracting(summary -> summary.job().id())
                            .contains(inItsPlace.id()));
            awaitStates(console, lost, CommandState.SUCCEEDED);
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void refusesUnknownNodesWithTheNearestNamesAndSendsNothing(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            unit.announce();
            await().until(() -> console.engine().fleet().node(SHIP1).isPresent());
            SendRequest wrong = SendRequest.of(
                    List.of(SHIP1, new NodeName("shp1")),
                    TestUnit.SHELL,
                    new Domain("operatingsystem"),
                    Attributes.of("command", "true"));
            assertThatThrownBy(() -> get(console.engine().send(wrong)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("shp1 (did you mean ship1?)");
            assertThat(get(console.engine().jobs(JobQuery.newest(10)))).isEmpty();
            await().until(() -> !console.engine().errors().isEmpty());
            ProcessError error = console.engine().errors().get(0);
            assertThat(error.process().value()).isEqualTo("send");
            assertThat(error.cause()).contains("shp1 (did you mean ship1?)");
            assertThat(error.message().orElseThrow().toUtf8())
                    .isEqualTo("shp1.command.shellcommand.operatingsystem\n{\"command\":\"true\"}");
            Preview preview = get(console.engine().preview(wrong));
            assertThat(preview.unknown()).containsOnlyKeys(new NodeName("shp1"));
            assertThat(preview.offline()).containsExactly(new NodeName("shp1"));
        }
    }

    @Test
    void refusesAnEmptyTargetSetEverywhere(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync()) {
            SendRequest nobody = TestConsole.request();
            assertRefused(
                    RefusedException.Kind.NO_TARGETS, () -> get(console.engine().send(nobody)));
            assertRefused(
                    RefusedException.Kind.NO_TARGETS, () -> get(console.engine().preview(nobody)));
            Job job = console.send(SHIP1);
            assertRefused(
                    RefusedException.Kind.NO_TARGETS,
                    () -> get(console.engine().planRetry(job.id(), Set.of(CommandState.FAILED))));
        }
    }

    @Test
    void cancelsWhatHasNotEndedAndFlagsIt(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync();
                TestUnit quick = new TestUnit(broker, "ship1").listen();
                TestUnit slow = new TestUnit(broker, "ship2")) {
            slow.slow();
            slow.listen();
            Job job = console.send(SHIP1, SHIP2);
            awaitStates(console, job, CommandState.SUCCEEDED, CommandState.RUNNING);
            Cancellation cancellation = get(console.engine().cancel(job.id()));
            assertThat(cancellation.ended()).hasSize(1);
            assertThat(cancellation.asked()).hasSize(1);
            CommandStatus running = console.commands(job.id()).get(1);
            assertThat(running.progress().isCancelRequested()).isTrue();
            assertThat(get(console.engine().job(job.id())).summary().cancelRequested())
                    .isEqualTo(1);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(slow.ran()).hasSize(2));
            Command cancel = console.commands(cancellation.job().orElseThrow().id())
                    .get(0)
                    .command();
            assertThat(cancel.subject()).isEqualTo("ship2.command.cancel.operatingsystem");
            assertThat(cancel.arguments())
                    .isEqualTo(Attributes.of("command", running.id().toString()));
            assertRefused(
                    RefusedException.Kind.INVALID,
                    () -> get(console.engine()
                            .cancel(cancellation.job().orElseThrow().id())));
            assertThat(get(console.engine().cancel(cancellation.ended().get(0))).job())
                    .isEmpty();
            assertThat(quick.ran()).hasSize(1);
        }
    }

    @Test
    void retriesWithNewIdsThatNameTheirParents(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            Job job = console.send(SHIP1, SHIP2);
            await().atMost(LIMIT).until(() -> console.states(job.id()).contains(CommandState.SUCCEEDED));
            RetryPlan plan = get(console.engine().planRetry(job.id(), Set.of(CommandState.SUCCEEDED)));
            assertThat(plan.retried()).extracting(CommandStatus::node).containsExactly(SHIP1);
            Job retry = get(console.engine().send(plan.request()));
            awaitStates(console, retry, CommandState.SUCCEEDED);
            CommandId parent = console.commands(job.id()).get(0).id();
            assertThat(console.commands(retry.id()).get(0).command().parent()).contains(parent);
            assertThat(unit.ran()).hasSize(2).doesNotHaveDuplicates();
            assertRefused(
                    RefusedException.Kind.INVALID,
                    () -> get(console.engine().planRetry(job.id(), Set.of(CommandState.QUEUED))));
        }
    }

    @Test
    void abandonsACommandAndKeepsTheLateTruthBesideIt(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync()) {
            Job job = console.send(SHIP1);
            awaitStates(console, job, CommandState.QUEUED);
            CommandId id = console.commands(job.id()).get(0).id();
            assertThat(get(console.engine().abandon(id)).state()).isEqualTo(CommandState.ABANDONED);
            try (TestUnit unit = new TestUnit(broker, "ship1").listen()) {
                await().atMost(LIMIT).untilAsserted(() -> assertThat(
                                console.commands(job.id()).get(0).progress().outcome())
                        .isPresent());
                assertThat(unit.ran()).hasSize(1);
            }
            CommandStatus late = console.commands(job.id()).get(0);
            assertThat(late.state()).isEqualTo(CommandState.ABANDONED);
            assertThat(late.progress().lateTruth().orElseThrow().state()).isEqualTo(CommandState.SUCCEEDED);
        }
    }

    @Test
    void skipsAndCountsWhatIsNoMessageAndGoesOn(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            for (String subject : List.of("ship1.ack.a.b", "ship1.command.a.b")) {
                get(unit.bus().publish(new Parcel(subject, Bytes.ofUtf8("\u0000not JSON"), Map.of(), subject)));
            }
            unit.announce();
            Job job = console.send(SHIP1);
            awaitStates(console, job, CommandState.SUCCEEDED);
            Health health = get(console.engine().health());
            assertThat(health.badMessages()).isEqualTo(2);
            assertThat(health.lastBad().orElseThrow()).contains("ship1.");
        }
    }

    @Test
    void findsJobsAndCommandsByTheBeginningOrEndOfTheirIds(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync()) {
            Job job = console.send(SHIP1, SHIP2);
            String id = job.id().toString();
            assertThat(get(console.engine().find(id)).job()).contains(job.id());
            assertThat(get(console.engine().find(id.substring(26))).job()).contains(job.id());
            CommandId command = console.commands(job.id()).get(0).id();
            assertThat(get(console.engine().find(command.toString().substring(28)))
                            .command())
                    .contains(command);
            String shared = id.substring(0, 8);
            assertRefused(
                    RefusedException.Kind.NOT_FOUND, () -> get(console.engine().find(shared)));
            for (String nothing : List.of("abc", "%%%%", "ffffffff-ffff", "not an id")) {
                assertRefused(
                        RefusedException.Kind.NOT_FOUND,
                        () -> get(console.engine().find(nothing)));
            }
        }
    }

    @Test
    void putsChangesTogetherWhileAListenerIsBusy(TestBroker broker) {
        try (TestConsole console = console(broker, "a").sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            CompletableFuture<Void> free = new CompletableFuture<>();
            CopyOnWriteArrayList<Update> heard = new CopyOnWriteArrayList<>();
            console.engine().onUpdate(update -> {
                heard.add(update);
                free.join();
            });
            List<Job> jobs =
                    IntStream.range(0, 30).mapToObj(n -> console.send(SHIP1)).toList();
            await().atMost(LIMIT).until(() -> unit.ran().size() == 30);
            await().atMost(LIMIT).until(() -> get(console.engine().health()).waitingToSend() == 0);
            assertThat(heard.size()).isLessThanOrEqualTo(1);
            free.complete(null);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.stream()
                            .flatMap(update -> update.jobs().stream())
                            .distinct())
                    .hasSize(jobs.size()));
            assertThat(heard).hasSizeLessThan(30);
        }
    }

    @Test
    void sendsToTenThousandNodes(TestBroker broker) {
        NodeName[] nodes = IntStream.range(0, 10_000)
                .mapToObj(n -> new NodeName("node" + n))
                .toArray(NodeName[]::new);
        try (TestConsole console = console(broker, "a").sync()) {
            long start = System.nanoTime();
            Job job = console.send(nodes);
            long saved = System.nanoTime();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> get(console.engine().health()).waitingToSend() == 0);
            long sent = System.nanoTime();
            assertThat(get(console.engine().job(job.id())).summary().counts())
                    .isEqualTo(Map.of(CommandState.QUEUED, 10_000));
            assertThat(get(console.bus().identity(StreamName.STEWARD_COMMANDS)).lastSequence())
                    .isEqualTo(10_000);
            System.out.println("10,000 targets: signed and saved in " + (saved - start) / 1_000_000
                    + " ms, confirmed by the broker in " + (sent - saved) / 1_000_000 + " ms more");
        }
    }

    private TestConsole console(TestBroker broker, String home) {
        return TestConsole.start(broker, folder.resolve(home));
    }

    private static void awaitStates(TestConsole console, Job job, CommandState... states) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(console.states(job.id())).containsExactly(states));
    }

    private static void assertRefused(RefusedException.Kind kind, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.kind())
                .isEqualTo(kind));
    }
}
