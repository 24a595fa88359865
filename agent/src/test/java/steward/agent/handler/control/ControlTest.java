package steward.agent.handler.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.handler.Stopping;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.ProcessStatus;
import steward.method.InvalidArgumentException;
import steward.time.Clock;

@Timeout(10)
class ControlTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final NodeName NODE = new NodeName("ship1");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final CompletableFuture<StopReason> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> presence = new CompletableFuture<>();
    private final List<String> orders = new ArrayList<>();
    private final Handler hello = new Hello(() -> presence, NODE, "0.1.0", new FixedClock());
    private final Handler processes = new ProcessControl(new Processes());

    @Test
    void helloAnswersWhenTheBrokerHasThePresence() throws Exception {
        presence.complete(null);

        assertThat(run(hello, Attributes.none())).isEqualTo(Outcome.success());
        assertThat(text()).isEqualTo("ship1 0.1.0 2026-03-01T12:00:00Z\n");
    }

    @Test
    void helloFailsWhenThePresenceCannotBeSaid() throws Exception {
        presence.completeExceptionally(new IllegalStateException("no broker"));

        assertThat(run(hello, Attributes.none()).reason().orElseThrow())
                .startsWith("the presence could not be said: ")
                .contains("no broker");
        assertThat(text()).isEmpty();
    }

    @Test
    void helloEndsWhenItIsStopped() throws Exception {
        stop.complete(StopReason.RUN_LIMIT);

        assertThat(run(hello, Attributes.none()))
                .isEqualTo(Outcome.failure("the broker had not confirmed the presence until then"));
    }

    @Test
    void helloTakesNoArguments() {
        assertThatThrownBy(() -> hello.check(Attributes.of("name", "x")))
                .hasMessage("argument \"name\" is not one that hello takes: leave it out, there are none");
    }

    @Test
    void listShowsEveryProcess() throws Exception {
        Outcome outcome = run(processes, Attributes.of("action", "list"));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(text().lines().map(line -> line.trim().replaceAll(" +", " ")))
                .containsExactly(
                        "PROCESS STATE RUNNING WAITING RESTARTS",
                        "shellcommand.operatingsystem running 2 7 0",
                        "filetail.nginx stopped 0 1 3");
    }

    @Test
    void startAndStopReachTheProcessThatIsNamed() throws Exception {
        run(processes, order("stop", "filetail.nginx"));
        run(processes, order("start", "filetail.nginx"));

        assertThat(orders).containsExactly("stop filetail nginx", "start filetail nginx");
        assertThat(text()).isEqualTo("process filetail.nginx is stopped\nprocess filetail.nginx runs\n");
    }

    @Test
    void aRefusedOrderFailsWithItsReason() throws Exception {
        assertThat(run(processes, order("stop", "no.such"))).isEqualTo(Outcome.failure("there is no process no.such"));
        assertThat(text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kill    | a.b                    | argument \"action\" is \"kill\": use one of list, start, stop",
                "list    | a.b                    | is of no use to list, which shows all: leave it out",
                "stop    |                        | argument \"process\" is missing: write it as METHOD.DOMAIN",
                "start   | shellcommand           | argument \"process\" is \"shellcommand\": write it as METHOD.DOMAIN",
                "start   | a.b.c                  | domain \"b.c\" contains '.'",
                "start   | a.                     | domain \"\" is empty",
                "stop    | process.operatingsystem | obeys this very order and could not be started again",
            })
    void refusesOrdersThatMakeNoSense(String action, @Nullable String process, String message) {
        Attributes arguments = process == null ? Attributes.of("action", action) : order(action, process);

        assertThatThrownBy(() -> processes.check(arguments))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Attributes order(String action, String process) {
        return Attributes.of("action", action).with("process", process);
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private Outcome run(Handler handler, Attributes arguments) throws Exception {
        handler.check(arguments);
        return handler.handle(new Started(handler.description().name(), arguments));
    }

    private final class Processes implements ProcessControlPort {
        @Override
        public List<ProcessStatus> list() {
            return List.of(
                    status("shellcommand", "operatingsystem", ProcessStatus.State.RUNNING, 7, 2, 0),
                    status("filetail", "nginx", ProcessStatus.State.STOPPED, 1, 0, 3));
        }

        private ProcessStatus status(
                String method, String domain, ProcessStatus.State state, int queued, int running, int restarts) {
            return new ProcessStatus(new MethodName(method), new Domain(domain), state, queued, running, restarts);
        }

        @Override
        public Optional<String> start(MethodName method, Domain domain) {
            orders.add("start " + method + " " + domain);
            return Optional.empty();
        }

        @Override
        public Optional<String> stop(MethodName method, Domain domain) {
            orders.add("stop " + method + " " + domain);
            return method.value().equals("no")
                    ? Optional.of("there is no process " + method + "." + domain)
                    : Optional.empty();
        }
    }

    private final class Started implements Invocation, Stopping {
        private final Command command;

        Started(MethodName method, Attributes arguments) {
            command = new Command(
                    new CommandId(new UUID(1, 1)),
                    new JobId(new UUID(2, 2)),
                    new Address(NODE, method, new Domain("operatingsystem")),
                    arguments,
                    NOW,
                    NOW.plusSeconds(60),
                    Duration.ofSeconds(30),
                    OnInterrupt.REPORT,
                    Optional.empty(),
                    new OperatorName("tester"),
                    Optional.empty());
        }

        @Override
        public Command command() {
            return command;
        }

        @Override
        public int run() {
            return 1;
        }

        @Override
        public OutputSink output() {
            return (stream, data, offset, length) -> output.write(data, offset, length);
        }

        @Override
        public Stopping stopping() {
            return this;
        }

        @Override
        public Optional<StopReason> reason() {
            return stop.isDone() ? Optional.of(stop.join()) : Optional.empty();
        }

        @Override
        public void onStop(Consumer<StopReason> action) {
            stop.thenAccept(action);
        }
    }

    private static final class FixedClock implements Clock {
        @Override
        public Instant wall() {
            return NOW;
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
