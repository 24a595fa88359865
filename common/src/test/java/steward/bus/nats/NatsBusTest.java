package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.bus.Bus;
import steward.bus.BusException.Kind;
import steward.bus.Confirmation;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.message.Bytes;
import steward.message.NodeName;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.TestBroker;

@Timeout(120)
final class NatsBusTest {
    private static final StreamName STREAM = StreamName.STEWARD_COMMANDS;
    private static final String COMMAND = "ship1.command.shellcommand.operatingsystem";

    @ParameterizedTest
    @EachBroker
    void storesWhatIsPublishedAndDropsASecondOneWithTheSameId(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            Parcel parcel = parcel(COMMAND, "one");

            assertThat(get(bus.publish(parcel))).isEqualTo(new Confirmation(1, false));
            assertThat(get(bus.publish(parcel))).isEqualTo(new Confirmation(1, true));
            assertThat(get(bus.identity(STREAM)).lastSequence()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EachBroker
    void twoClientsMakeTheStreamsAtTheSameTime(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus one = Clients.console(broker);
                NatsBus two = Clients.console(broker)) {
            CompletableFuture<Void> first = one.ensureStreams().toCompletableFuture();
            CompletableFuture<Void> second = two.ensureStreams().toCompletableFuture();

            get(first);
            get(second);
            for (StreamName name : StreamName.values()) {
                assertThat(get(one.identity(name))).isEqualTo(get(two.identity(name)));
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void hearsLiveCommandsWithTheirSequencesAndHeaders(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            List<Delivery> heard = new CopyOnWriteArrayList<>();
            agent.live("ship1.live.*.*", heard::add);
            get(agent.identity(STREAM)); // the broker has the subscription before this answer

            get(console.publish(new Parcel(COMMAND, Bytes.ofUtf8("one"), Map.of("Steward-Key", "k1"), "id1")));
            get(console.publish(parcel("ship2.command.shellcommand.operatingsystem", "another's")));
            get(console.publish(parcel(COMMAND, "two")));

            await().atMost(PATIENCE).until(() -> heard.size() == 2);
            assertThat(heard.get(0).subject()).isEqualTo(COMMAND);
            assertThat(heard.get(0).headers()).isEqualTo(Map.of("Steward-Key", "k1"));
            assertThat(heard.get(0).sequence()).isEqualTo(1);
            assertThat(heard.get(0).previousOnSubject()).isZero();
            assertThat(heard.get(1).payload().toUtf8()).isEqualTo("two");
            assertThat(heard.get(1).sequence()).isEqualTo(3);
            assertThat(heard.get(1).previousOnSubject()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EachBroker
    void givesTheLastMessageOfASubjectOrOfAWildcard(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            assertThat(get(agent.last(STREAM, COMMAND))).isEmpty();
            assertThat(get(agent.last(STREAM, "ship1.command.*.*"))).isEmpty();

            get(console.publish(parcel(COMMAND, "one")));
            get(console.publish(parcel("ship1.command.hello.operatingsystem", "two")));
            get(console.publish(parcel("ship2.command.hello.operatingsystem", "three")));

            Delivery last = get(agent.last(STREAM, COMMAND)).orElseThrow();
            assertThat(last.subject()).isEqualTo(COMMAND);
            assertThat(last.sequence()).isEqualTo(1);
            assertThat(Duration.between(last.storedAt().orElseThrow(), Instant.now())
                            .abs())
                    .isLessThan(Duration.ofMinutes(1));
            Optional<Delivery> any = get(agent.last(STREAM, "ship1.command.*.*"));
            assertThat(any.map(Delivery::sequence)).contains(2L);
            assertThat(any.map(Delivery::subject)).contains("ship1.command.hello.operatingsystem");
        }
    }

    @ParameterizedTest
    @EachBroker
    void readsInOrderFromASequenceAndLeavesNoReaderBehind(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            for (int i = 0; i < 700; i++) {
                get(console.publish(parcel(i % 2 == 0 ? COMMAND : COMMAND.replace("1", "2"), "m" + i)));
            }
            List<Delivery> heard = new CopyOnWriteArrayList<>();

            for (int round = 0; round < 2; round++) {
                heard.clear();
                assertThat(get(agent.read(STREAM, "ship1.command.*.*", 101, 1000, "ship1", heard::add)))
                        .isEqualTo(300);
                assertThat(heard.stream().map(Delivery::sequence))
                        .isEqualTo(IntStream.range(0, 300)
                                .mapToObj(i -> 101L + 2L * i)
                                .toList());
            }
            assertThat(get(agent.read(STREAM, "ship1.command.*.*", 701, 1000, "ship1", heard::add)))
                    .isZero();
            assertThat(get(agent.read(STREAM, "ship1.command.*.*", 1, 20, "ship1", heard::add)))
                    .isEqualTo(20);
            assertThat(heard).hasSize(320);
            assertThat(Raw.consumers(broker, STREAM)).isZero();
            assertThat(heard.get(0).storedAt()).isPresent();
            assertThat(heard.get(0).subject()).isEqualTo(COMMAND);
        }
    }

    @ParameterizedTest
    @EachBroker
    void readsTheLastMessageOfEachSubject(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            for (int i = 0; i < 1_000; i++) {
                bus.publish(parcel("ship" + i % 400 + ".ack.m.d", "a" + i));
            }
            get(bus.publish(parcel("ship7.ack.m.d", "last")));
            List<Delivery> heard = new ArrayList<>();
            assertThat(get(bus.readLast(StreamName.STEWARD_ACKS, "*.ack.*.*", "survey", heard::add)))
                    .isEqualTo(400);
            assertThat(heard).extracting(Delivery::subject).doesNotHaveDuplicates();
            assertThat(heard).extracting(Delivery::sequence).isSorted();
            assertThat(heard.get(0).sequence())
                    .as("of 1,001, each subject once")
                    .isEqualTo(601);
            assertThat(heard.get(399).sequence()).isEqualTo(1_001);
            assertThat(get(bus.readLast(StreamName.STEWARD_ACKS, "other.ack.*.*", "survey", heard::add)))
                    .isZero();
            assertThat(Raw.consumers(broker, StreamName.STEWARD_ACKS)).isZero();
        }
    }

    @ParameterizedTest
    @EachBroker
    void followsHistoryAndThenWhatComes(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            for (int i = 0; i < 600; i++) {
                bus.publish(parcel("ship1.ack.m.d", "a" + i));
            }
            get(bus.publish(parcel("ship1.ack.m.d", "a600")));
            Heard heard = new Heard();

            try (Bus.Subscription following = bus.follow(StreamName.STEWARD_ACKS, "*.ack.*.*", 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.caughtUp.size() == 1);
                assertThat(heard.deliveries).hasSize(601);
                get(bus.publish(parcel("ship2.ack.m.d", "live")));
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 602);
            }
            assertThat(heard.texts())
                    .isEqualTo(IntStream.range(0, 602)
                            .mapToObj(i -> i < 601 ? "a" + i : "live")
                            .toList());
            assertThat(heard.lost).isEmpty();
            assertThat(heard.errors).isEmpty();
        }
    }

    @ParameterizedTest
    @EachBroker
    void storesPresenceUnderTheNodesKeyAndRefusesAWriterThatCameSecond(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            String key = PresenceSubject.of(new NodeName("ship1"));
            Parcel first = new Parcel(key, Bytes.ofUtf8("p1"), Map.of(), "d1", OptionalLong.of(0));

            Confirmation stored = get(agent.publish(first));
            Parcel second = new Parcel(key, Bytes.ofUtf8("p2"), Map.of(), "d2", OptionalLong.of(0));
            assertThat(Clients.failure(agent.publish(second)).kind()).isEqualTo(Kind.CONFLICT);
            Parcel third = new Parcel(key, Bytes.ofUtf8("p3"), Map.of(), "d3", OptionalLong.of(stored.sequence()));
            assertThat(get(agent.publish(third)).sequence()).isEqualTo(stored.sequence() + 1);
            assertThat(get(agent.last(StreamName.KV_STEWARD_NODES, key))
                            .orElseThrow()
                            .payload())
                    .isEqualTo(Bytes.ofUtf8("p3"));
        }
    }
}
