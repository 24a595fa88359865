package steward.console.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerUser;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.bus.nats.NatsBus;
import steward.codec.MessageCodec;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.home.Home;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.TimeOrderedIds;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

@ExtendWith(BrokerExtension.class)
class SurveyTest {
    private static final Address SHIP1 = address("ship1");
    private static final Address SHIP2 = address("ship2");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int UNDER_WAY = 500;
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Test
    void showsTheLastAnswerFromTheFirstOnHoweverLongTheHistoryIs(TestBroker broker) {
        try (NatsBus bus = connected(broker)) {
            publish(bus, ack(SHIP2, CommandState.TIMED_OUT, Optional.empty()));
            publishMany(bus, CommandState.FAILED);
            publish(bus, ack(SHIP1, CommandState.SUCCEEDED, Optional.empty()));
            List<CommandState> shown = new CopyOnWriteArrayList<>();
            try (Engine engine = Engine.open(Home.open(folder.resolve("a")), bus, TestConsole.IMPATIENT)) {
                engine.onUpdate(update -> cell(engine, SHIP1).map(Cell::state).ifPresent(shown::add));
                engine.start();
                TestConsole.get(engine.synced());
                await().atMost(LIMIT).until(() -> !shown.isEmpty());
                assertThat(shown).containsOnly(CommandState.SUCCEEDED);
                assertThat(cell(engine, SHIP2).map(Cell::state)).contains(CommandState.TIMED_OUT);
            }
        }
    }

    @Test
    void leavesToTheHistoryWhomARefusalConcerns(TestBroker broker) {
        try (NatsBus bus = connected(broker)) {
            publishMany(bus, CommandState.SUCCEEDED);
            String fingerprint = HexFormat.of().formatHex(new byte[32]);
            publish(bus, ack(SHIP1, CommandState.REJECTED, Optional.of(fingerprint)));
            List<CommandState> shown = new CopyOnWriteArrayList<>();
            try (Engine engine = Engine.open(Home.open(folder.resolve("a")), bus, TestConsole.IMPATIENT)) {
                engine.onUpdate(update -> cell(engine, SHIP1).map(Cell::state).ifPresent(shown::add));
                engine.start();
                TestConsole.get(engine.synced());
                await().atMost(LIMIT).until(() -> !shown.isEmpty());
                assertThat(shown).containsOnly(CommandState.SUCCEEDED);
            }
        }
    }

    private static NatsBus connected(TestBroker broker) {
        NatsBus bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        await().atMost(LIMIT).until(bus::isConnected);
        TestConsole.get(bus.ensureStreams());
        return bus;
    }

    private static Optional<Cell> cell(Engine engine, Address address) {
        return engine.fleet()
                .node(address.node())
                .flatMap(node -> node.cell(new Column(address.method(), address.domain())));
    }

    private void publishMany(NatsBus bus, CommandState state) {
        List<CompletionStage<Confirmation>> underWay = new ArrayList<>();
        for (int i = 0; i <= Survey.FAR; i++) {
            underWay.add(bus.publish(parcel(ack(SHIP1, state, Optional.empty()))));
            if (underWay.size() == UNDER_WAY) {
                underWay.forEach(TestConsole::get);
                underWay.clear();
            }
        }
    }

    private static void publish(NatsBus bus, Ack ack) {
        TestConsole.get(bus.publish(parcel(ack)));
    }

    private static Parcel parcel(Ack ack) {
        return new Parcel(
                ack.subject(),
                Bytes.copyOf(MessageCodec.encode(ack)),
                Map.of(),
                ack.id().toString());
    }

    private Ack ack(Address address, CommandState state, Optional<String> refused) {
        return new Ack(
                ids.nextMessage(),
                address,
                ids.nextCommand(),
                ids.nextJob(),
                state,
                1,
                1,
                AT,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of("as a test says"),
                Optional.empty(),
                refused);
    }

    private static Address address(String node) {
        return new Address(new NodeName(node), new MethodName("shellcommand"), new Domain("operatingsystem"));
    }
}
