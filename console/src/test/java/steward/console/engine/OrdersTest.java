package steward.console.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static steward.console.engine.TestConsole.get;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobSummary;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.NodeName;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

/** What an operator can order after a send, and how a send is found again, against a real broker. */
@ExtendWith(BrokerExtension.class)
class OrdersTest {
    private static final NodeName SHIP1 = new NodeName("ship1");
    private static final NodeName SHIP2 = new NodeName("ship2");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void recallsOnlyWhatHasNotStarted(TestBroker broker) {
        try (TestConsole console = console(broker);
                TestUnit unit = runningUnit(broker)) {
            Job job = console.send(SHIP1, SHIP2);
            awaitStates(console, job, CommandState.RUNNING, CommandState.QUEUED);
            List<CommandId> both = ids(console, job);

            Cancellation recall = get(console.engine().recall(both));

            assertThat(recall.asked()).containsExactly(both.get(1));
            assertThat(recall.ended()).containsExactly(both.get(0));
            Command asked =
                    console.commands(recall.job().orElseThrow().id()).get(0).command();
            assertThat(asked.subject()).isEqualTo("ship2.command.cancel.operatingsystem");
            assertThat(asked.arguments())
                    .isEqualTo(Attributes.of("command", both.get(1).toString()).with("onlyWaiting", true));
            assertThat(get(console.engine().recall(List.of(both.get(0)))).job()).isEmpty();
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void extendsTheValidityOfWhatHasNotStarted(TestBroker broker) {
        try (TestConsole console = console(broker);
                TestUnit unit = runningUnit(broker)) {
            Job job = console.send(SHIP1, SHIP2);
            awaitStates(console, job, CommandState.RUNNING, CommandState.QUEUED);
            CommandId waiting = ids(console, job).get(1);

            ExtensionPlan plan = get(console.engine().planExtension(job.id(), Duration.ofDays(30)));
            assertThat(plan.extended()).extracting(CommandStatus::id).containsExactly(waiting);
            assertThat(plan.request().targets()).containsExactly(SHIP2);
            Instant before = console.engine().now();
            Job longer = get(console.engine().extend(plan));

            Command replacement = console.commands(longer.id()).get(0).command();
            assertThat(replacement.parent()).contains(waiting);
            assertThat(replacement.validUntil()).isAfterOrEqualTo(before.plus(Duration.ofDays(30)));
            assertThat(replacement.arguments()).isEqualTo(job.arguments());
            List<CommandStatus> onShip2 = get(console.engine().commandsFor(SHIP2, 10));
            assertThat(onShip2).hasSize(3);
            assertThat(onShip2.get(1).command().arguments())
                    .as("the recall goes before the replacement and names it")
                    .isEqualTo(Attributes.of("command", waiting.toString())
                            .with("onlyWaiting", true)
                            .with("replacement", replacement.id().toString()));
            assertThat(onShip2.get(2).progress().isCancelRequested()).isTrue();
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void refusesToExtendWhatHasStarted(TestBroker broker) {
        try (TestConsole console = console(broker);
                TestUnit unit = runningUnit(broker)) {
            Job job = console.send(SHIP1);
            awaitStates(console, job, CommandState.RUNNING);
            assertThatThrownBy(() -> get(console.engine().planExtension(job.id(), Duration.ofDays(1))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("has started or ended");
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void retriesChosenCommands(TestBroker broker) {
        try (TestConsole console = console(broker);
                TestUnit one = new TestUnit(broker, "ship1").listen();
                TestUnit two = new TestUnit(broker, "ship2").listen()) {
            Job job = console.send(SHIP1, SHIP2);
            awaitStates(console, job, CommandState.SUCCEEDED, CommandState.SUCCEEDED);
            CommandId second = ids(console, job).get(1);
            RetryPlan plan = get(console.engine().planRetry(job.id(), List.of(second)));
            assertThat(plan.retried()).extracting(CommandStatus::id).containsExactly(second);
            assertThat(plan.request().parents()).containsEntry(SHIP2, second).hasSize(1);
            assertThatThrownBy(() -> get(console.engine().planRetry(job.id(), List.of())))
                    .isInstanceOf(RefusedException.class);
            assertThat(one.ran()).hasSize(1);
            assertThat(two.ran()).hasSize(1);
        }
    }

    @Test
    void findsJobsByWhatWasAskedAndWhatWasAnswered(TestBroker broker) {
        try (TestConsole console = console(broker);
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            Job answered = console.send(SHIP1);
            Job waiting = console.send(SHIP2);
            awaitStates(console, answered, CommandState.SUCCEEDED);
            assertThat(search(console, Optional.of("UPTIME"), Optional.empty())).containsExactly(waiting, answered);
            assertThat(search(console, Optional.empty(), Optional.of("Out of SHIP1")))
                    .containsExactly(answered);
            assertThat(search(console, Optional.of("ship2"), Optional.of("out of")))
                    .isEmpty();
            assertThat(search(console, Optional.empty(), Optional.of("SUCCEEDED")))
                    .as("not what else an answer says")
                    .isEmpty();
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void findsAProgramWithItsArgumentsAsTheyAreWrittenInALine() {
        try (TestConsole console = TestConsole.withoutBroker(folder.resolve("a"))) {
            SendRequest plain = TestConsole.request(SHIP1);
            Job job = get(console.engine()
                    .send(new SendRequest(
                            plain.targets(),
                            plain.method(),
                            plain.domain(),
                            Attributes.of("argv", List.of("grep", "-c", "\"100%\"")),
                            Optional.empty(),
                            Optional.empty(),
                            plain.onInterrupt(),
                            Optional.empty(),
                            plain.parents(),
                            true)));
            assertThat(search(console, Optional.of("grep -c \"100%\""), Optional.empty()))
                    .containsExactly(job);
            assertThat(search(console, Optional.of("grep -c \"1000\""), Optional.empty()))
                    .isEmpty();
        }
    }

    private static List<Job> search(TestConsole console, Optional<String> text, Optional<String> output) {
        return get(console.engine().jobs(new JobQuery(Optional.empty(), text, output, false, 10))).stream()
                .map(JobSummary::job)
                .toList();
    }

    private TestConsole console(TestBroker broker) {
        return TestConsole.start(broker, folder.resolve("a")).sync();
    }

    /** It starts what it gets, and ends nothing. */
    private static TestUnit runningUnit(TestBroker broker) {
        TestUnit unit = new TestUnit(broker, "ship1");
        unit.slow();
        return unit.listen();
    }

    private static List<CommandId> ids(TestConsole console, Job job) {
        return console.commands(job.id()).stream().map(CommandStatus::id).toList();
    }

    private static void awaitStates(TestConsole console, Job job, CommandState... states) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(console.states(job.id())).containsExactly(states));
    }
}
