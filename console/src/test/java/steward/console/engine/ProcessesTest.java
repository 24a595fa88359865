package steward.console.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static steward.console.engine.TestConsole.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.BusException;
import steward.bus.ConnectionState;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.console.home.Home;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.Event;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.ProcessStatus.State;
import steward.message.Severity;
import steward.message.TimeOrderedIds;
import steward.supervision.Directive;
import steward.supervision.ProcessError;
import steward.supervision.SupervisedState;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

/** What becomes of the engine's processes when something fails, against a real broker and a real store. */
@ExtendWith(BrokerExtension.class)
class ProcessesTest {
    private static final NodeName SHIP1 = new NodeName("ship1");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void showsEveryProcessOfTheEngine(TestBroker broker) {
        try (TestConsole console = console(broker).sync()) {
            assertThat(get(console.engine().health()).processes())
                    .extracting(process -> process.name().value(), SupervisedState::state)
                    .containsExactly(
                            tuple("files", State.RUNNING),
                            tuple("streams", State.RUNNING),
                            tuple("outbox", State.RUNNING),
                            tuple("commands", State.RUNNING),
                            tuple("acks", State.RUNNING),
                            tuple("nodes", State.RUNNING));
            assertThat(console.engine().errors()).isEmpty();
        }
    }

    @Test
    void aFollowerThatIsRefusedRecoversByItself(TestBroker broker) throws Exception {
        console(broker).sync().close();
        permit(broker, "deny: [\"$JS.API.CONSUMER.CREATE.STEWARD_ACKS.>\"]");
        try (TestConsole console = console(broker);
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            List<ConnectionState> connections = new CopyOnWriteArrayList<>();
            List<ProcessError> heard = new CopyOnWriteArrayList<>();
            console.engine().onError(heard::add);
            await().atMost(LIMIT).until(() -> !heard.isEmpty());
            console.engine().onConnection(connections::add);
            ProcessError error = heard.get(0);
            assertThat(error.process().value()).isEqualTo("acks");
            assertThat(error.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(error.directive()).isEqualTo(Directive.RESTART);
            assertThat(error.cause()).contains("CONSUMER.CREATE.STEWARD_ACKS");
            Job job = console.send(SHIP1);
            await().atMost(LIMIT).until(() -> unit.ran().size() == 1);
            assertThat(console.states(job.id())).isNotEqualTo(List.of(CommandState.SUCCEEDED));
            assertThat(process(console, "acks").lastError()).isPresent();
            assertThat(process(console, "commands").lastError()).isEmpty();

            permit(broker, "allow: [\">\"]");

            await().atMost(LIMIT).until(() -> console.states(job.id()).equals(List.of(CommandState.SUCCEEDED)));
            assertThat(process(console, "acks").state()).isEqualTo(State.RUNNING);
            assertThat(connections)
                    .as("it did not take a new connection")
                    .extracting(ConnectionState::connected)
                    .containsExactly(true);
        }
    }

    @Test
    void whatCouldNotBeStoredIsTakenInOnceTheStoreIsWell(TestBroker broker) throws SQLException {
        try (TestConsole console = console(broker).sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen();
                Connection store = DriverManager.getConnection(
                        "jdbc:sqlite:" + Home.open(folder.resolve("a")).store())) {
            execute(store, "CREATE TRIGGER full BEFORE INSERT ON word BEGIN SELECT RAISE(ABORT, 'no space'); END");
            List<Job> jobs =
                    IntStream.range(0, 5).mapToObj(n -> console.send(SHIP1)).toList();
            await().atMost(LIMIT).until(() -> unit.ran().size() == 5);
            await().atMost(LIMIT)
                    .until(() -> process(console, "acks").lastError().isPresent());
            assertThat(process(console, "acks").lastError().orElseThrow().cause())
                    .contains("no space");

            execute(store, "DROP TRIGGER full");

            for (Job job : jobs) {
                await().atMost(LIMIT).until(() -> console.states(job.id()).equals(List.of(CommandState.SUCCEEDED)));
            }
            try (TestConsole fresh =
                    TestConsole.start(broker, folder.resolve("b")).sync()) {
                for (Job job : jobs) {
                    CommandStatus command = console.commands(job.id()).get(0);
                    assertThat(command.progress().words()).hasSize(3);
                    assertThat(command.progress().words())
                            .isEqualTo(
                                    fresh.commands(job.id()).get(0).progress().words());
                }
            }
        }
    }

    @Test
    void aListenerOfEventsThatThrowsHearsEachEventOnce(TestBroker broker) {
        try (TestConsole console = console(broker).sync();
                TestUnit unit = new TestUnit(broker, "ship1")) {
            List<String> expected = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                Event event = event("event " + n);
                expected.add("event " + n);
                get(unit.bus()
                        .publish(new Parcel(
                                event.subject(),
                                Bytes.copyOf(MessageCodec.encode(event)),
                                Map.of(),
                                event.id().toString())));
            }
            Faulty listener = new Faulty(4, 9);
            EventQuery query = new EventQuery(Optional.empty(), Optional.empty(), event -> true, true);
            try (var following = console.engine().events(query, listener)) {
                await().atMost(LIMIT).until(() -> listener.heard.size() >= 20);
                assertThat(listener.heard).isEqualTo(expected);
                assertThat(console.engine().errors())
                        .extracting(error -> error.process().value())
                        .containsOnly("events-1");
                assertThat(process(console, "events-1").restarts()).isEqualTo(2);
            }
            assertThat(get(console.engine().health()).processes()).hasSize(6);
        }
    }

    @Test
    void aListenerOfOutputThatThrowsHearsEachByteOnce(TestBroker broker) {
        try (TestConsole console = console(broker).sync();
                TestUnit unit = new TestUnit(broker, "ship1")) {
            unit.slow();
            unit.listen();
            Job job = console.send(SHIP1);
            await().atMost(LIMIT).until(() -> unit.ran().size() == 1);
            Command command = console.commands(job.id()).get(0).command();
            List<String> heard = new CopyOnWriteArrayList<>();
            AtomicInteger calls = new AtomicInteger();
            try (var following = console.engine().followOutput(command.id(), segment -> {
                if (calls.incrementAndGet() == 2) {
                    throw new IllegalStateException("not now");
                }
                heard.add(segment.data().toUtf8());
            })) {
                unit.chunk(command, 1, 1, segment(0, "one "));
                unit.chunk(command, 1, 2, segment(4, "two "));
                unit.chunk(command, 1, 3, segment(8, "three"));
                await().atMost(LIMIT).until(() -> heard.contains("three"));
                assertThat(heard).containsExactly("one ", "two ", "three");
                assertThat(console.engine().errors())
                        .extracting(ProcessError::cause)
                        .anyMatch(cause -> cause.contains("not now"));
            }
        }
    }

    @Test
    void aListenerOfUpdatesThatThrowsIsToldOfTheSameAgain(TestBroker broker) {
        try (TestConsole console = console(broker).sync()) {
            List<Update> heard = new CopyOnWriteArrayList<>();
            AtomicInteger calls = new AtomicInteger();
            console.engine().onUpdate(update -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("not now");
                }
                heard.add(update);
            });
            Job first = console.send(SHIP1);
            await().atMost(LIMIT).until(() -> calls.get() >= 1);
            console.send(SHIP1);
            await().atMost(LIMIT)
                    .until(() -> heard.stream().anyMatch(update -> update.jobs().contains(first.id())));
            await().atMost(LIMIT).until(() -> console.engine().errors().stream()
                    .anyMatch(error -> error.process().value().equals("listener")));
        }
    }

    @Test
    void aSkippedMessageIsAnErrorWithTheMessageThatCausedIt(TestBroker broker) {
        try (TestConsole console = console(broker).sync();
                TestUnit unit = new TestUnit(broker, "ship1")) {
            get(unit.bus().publish(new Parcel("ship1.ack.a.b", Bytes.ofUtf8("not JSON"), Map.of(), "bad")));
            await().atMost(LIMIT).until(() -> !console.engine().errors().isEmpty());
            ProcessError error = console.engine().errors().get(0);
            assertThat(error.process().value()).isEqualTo("acks");
            assertThat(error.severity()).isEqualTo(Severity.WARNING);
            assertThat(error.directive()).isEqualTo(Directive.CONTINUE);
            assertThat(error.cause()).contains("ship1.ack.a.b");
            assertThat(error.message()).contains(Bytes.ofUtf8("not JSON"));
        }
    }

    private TestConsole console(TestBroker broker) {
        return TestConsole.start(broker, folder.resolve("a"));
    }

    private static SupervisedState process(TestConsole console, String name) {
        return get(console.engine().health()).processes().stream()
                .filter(process -> process.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Has the running broker confine what the console may publish. */
    private static void permit(TestBroker broker, String publish) throws IOException, InterruptedException {
        Path file = broker.folder().resolve("nats-server.conf");
        String text = Files.readString(file, UTF_8)
                .replaceFirst(
                        "(\\{ user: console, password: \"[^\"]*\").*},",
                        "$1, permissions: { publish: { " + Matcher.quoteReplacement(publish) + " } } },");
        Files.writeString(file, text, UTF_8);
        new ProcessBuilder("kill", "-HUP", Long.toString(broker.pid())).start().waitFor();
        Path log = broker.folder().resolve("nats-server.log");
        await().atMost(LIMIT).until(() -> Files.readString(log, UTF_8).contains("Reloaded"));
    }

    private static void execute(Connection store, String sql) throws SQLException {
        try (Statement statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    private static OutputSegment segment(long offset, String text) {
        return new OutputSegment(OutputStreamName.STDOUT, offset, Bytes.ofUtf8(text));
    }

    private static Event event(String text) {
        return new Event(
                new TimeOrderedIds().nextMessage(),
                new Address(SHIP1, new MethodName("syslogforwarding"), new Domain("nginx")),
                Instant.now(),
                Optional.of(Severity.INFO),
                Attributes.of("text", text));
    }

    /** Throws at its calls of these numbers, counted from one. */
    private static final class Faulty implements EventListener {
        private final List<Integer> faults;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private int calls;

        Faulty(Integer... faults) {
            this.faults = List.of(faults);
        }

        @Override
        public void onEvent(Event event, Instant storedAt, long sequence) {
            if (faults.contains(++calls)) {
                throw new IllegalStateException("not now");
            }
            heard.add(event.data().get("text").orElseThrow().toString());
        }

        @Override
        public void onCaughtUp() {}

        @Override
        public void onError(BusException error) {}
    }
}
