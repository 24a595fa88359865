package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.bus.nats.Clients.failure;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;

import io.nats.client.Connection;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.Republish;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.message.Bytes;
import steward.message.NodeName;
import steward.testing.BrokerExtension;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.TestBroker;

@Timeout(120)
@ExtendWith(BrokerExtension.class)
final class RefusalTest {
    @ParameterizedTest
    @EachBroker
    void aFullStreamTakesNothingMoreAndDropsNothing(BrokerBinary binary) throws Exception {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker);
                Connection raw = Raw.connect(broker, BrokerUser.CONSOLE)) {
            raw.jetStreamManagement()
                    .addStream(StreamConfiguration.builder(new StreamPlan(StreamName.STEWARD_EVENTS).configuration(1))
                            .maxBytes(64 * 1024)
                            .build());
            get(bus.ensureStreams());
            int stored = 0;
            BusException full = null;
            while (full == null) {
                try {
                    get(bus.publish(parcel("ship1.event.m.d", "x".repeat(8000))));
                    stored++;
                } catch (java.util.concurrent.CompletionException e) {
                    full = BusException.of(e);
                }
            }
            assertThat(full.kind()).isEqualTo(Kind.FULL);
            assertThat(full).hasMessageContaining("ship1.event.m.d").hasMessageContaining("maximum bytes exceeded");
            StreamInfo info = raw.jetStreamManagement().getStreamInfo("STEWARD_EVENTS");
            assertThat(info.getStreamState().getMsgCount()).isEqualTo(stored);
            assertThat(info.getStreamState().getFirstSequence()).isEqualTo(1);
            // The others go on.
            get(bus.publish(parcel("ship1.ack.m.d", "x")));
        }
    }

    @ParameterizedTest
    @EachBroker
    void whatIsNotPermittedIsRefusedAtOnceAndByName(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            long start = System.nanoTime();
            List<CompletionStage<?>> attempts = new ArrayList<>();
            attempts.add(agent.publish(parcel("ship2.command.m.d", "forged")));
            attempts.add(agent.last(StreamName.STEWARD_ACKS, "ship2.ack.m.d"));
            attempts.add(agent.read(StreamName.STEWARD_EVENTS, "*.event.*.*", 1, 10, "ship1", d -> {}));
            for (CompletionStage<?> attempt : attempts) {
                BusException refused = failure(attempt);
                assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
                assertThat(refused).hasMessageContaining("does not permit");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(get(console.identity(StreamName.STEWARD_COMMANDS)).lastSequence())
                    .isZero();
            // What an agent is for.
            get(agent.ensureStreams());
            get(agent.publish(parcel("ship1.ack.m.d", "x")));
            get(agent.publish(parcel("ship1.event.m.d", "x")));
            get(agent.publish(parcel("ship1.output.m.d.id", "x")));
            get(agent.publish(parcel(PresenceSubject.of(new NodeName("ship1")), "x")));
        }
    }

    @Test
    void anAgentMayNotMakeTheStreams(TestBroker broker) {
        try (NatsBus agent = Clients.agent(broker)) {
            BusException refused = failure(agent.ensureStreams());
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused).hasMessageContaining("STREAM.CREATE");
        }
    }

    @Test
    void aMessageThatTheBrokerCannotTakeIsRefusedAndTheConnectionStays(TestBroker broker) {
        try (NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            Parcel large = new Parcel("s.event.m.d", Bytes.copyOf(new byte[1_048_577]), Map.of(), "large");
            Parcel headers = new Parcel("s.event.m.d", Bytes.ofUtf8("x"), Map.of("Key", "ø"), "headers");
            Parcel subject = parcel("s.event. m.d", "x");
            for (Parcel parcel : List.of(large, headers, subject)) {
                assertThat(failure(bus.publish(parcel)).kind()).isEqualTo(Kind.REFUSED);
            }
            assertThat(get(bus.publish(parcel("s.event.m.d", "fine"))).sequence())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EachBroker
    void withoutStreamsEverythingSaysSo(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            BusException publish = failure(bus.publish(parcel("s.event.m.d", "x")));
            // A broker that is still starting says the same, so this must be tried again.
            assertThat(publish.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(publish).hasMessageContaining("no such stream").hasMessageContaining("still starting");
            assertThat(failure(bus.identity(StreamName.STEWARD_ACKS)).kind()).isEqualTo(Kind.REFUSED);
            // 2.9 does not answer at all.
            assertThat(failure(bus.last(StreamName.STEWARD_ACKS, "s.ack.m.d")).kind())
                    .isIn(Kind.REFUSED, Kind.NO_ANSWER);
            assertThat(failure(bus.read(StreamName.STEWARD_ACKS, "s.ack.*.*", 1, 10, "r", d -> {}))
                            .kind())
                    .isEqualTo(Kind.NO_ANSWER);
        }
    }

    @Test
    void moreQuestionsThanAreAllowedAtOnceAreRefusedNotQueued(TestBroker broker) {
        try (NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            broker.pause();
            List<CompletionStage<Confirmation>> all = new ArrayList<>();
            long start = System.nanoTime();
            try {
                for (int i = 0; i <= Requests.MOST_UNDER_WAY; i++) {
                    all.add(bus.publish(parcel("s.event.m.d", "x")));
                }
                assertThat(failure(all.get(Requests.MOST_UNDER_WAY)).kind()).isEqualTo(Kind.FULL);
                // Asking never waits, not even for a frozen broker.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            } finally {
                broker.resume();
            }
            for (int i = 0; i < Requests.MOST_UNDER_WAY; i++) {
                get(all.get(i).exceptionally(failure -> new Confirmation(0, false)));
            }
            Clients.connected(bus);
            get(bus.publish(parcel("s.event.m.d", "y")));
        }
    }

    @ParameterizedTest
    @EachBroker
    void aStreamThatWasMadeOtherwiseIsAClearErrorThatNamesIt(BrokerBinary binary) throws Exception {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker);
                Connection raw = Raw.connect(broker, BrokerUser.CONSOLE)) {
            raw.jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("STEWARD_COMMANDS")
                            .subjects("steward.*.command.*.*")
                            .discardPolicy(DiscardPolicy.Old)
                            .republish(Republish.builder()
                                    .source("steward.*.command.*.*")
                                    .destination("other.{{wildcard(1)}}.{{wildcard(2)}}.{{wildcard(3)}}")
                                    .build())
                            .build());

            BusException refused = failure(bus.ensureStreams());

            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused)
                    .hasMessageContaining("STEWARD_COMMANDS")
                    .hasMessageContaining("republish is")
                    .hasMessageContaining("discard is")
                    .hasMessageContaining("remove or rename");
        }
    }

    @ParameterizedTest
    @EachBroker
    void otherClientsOfNatsSeeABucketOfPresences(BrokerBinary binary) throws Exception {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker);
                Connection raw = Raw.connect(broker, BrokerUser.CONSOLE)) {
            get(bus.ensureStreams());
            get(bus.publish(parcel(PresenceSubject.of(new NodeName("ship1")), "first")));
            get(bus.publish(parcel(PresenceSubject.of(new NodeName("ship1")), "second")));

            assertThat(raw.keyValueManagement().getBucketNames()).containsExactly("STEWARD_NODES");
            assertThat(raw.keyValue("STEWARD_NODES").get("ship1").getValueAsString())
                    .isEqualTo("second");
            assertThat(raw.keyValueManagement().getStatus("STEWARD_NODES").getMaxHistoryPerKey())
                    .isEqualTo(1);
            raw.keyValue("STEWARD_NODES").put("ship2", "by another client");
            assertThat(get(bus.last(StreamName.KV_STEWARD_NODES, PresenceSubject.of(new NodeName("ship2"))))
                            .orElseThrow()
                            .payload()
                            .toUtf8())
                    .isEqualTo("by another client");
        }
    }

    @ParameterizedTest
    @EachBroker
    void theStreamsHaveTheirLimits(BrokerBinary binary) throws Exception {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker);
                Connection raw = Raw.connect(broker, BrokerUser.CONSOLE)) {
            get(bus.ensureStreams());
            for (StreamName name : StreamName.values()) {
                StreamConfiguration made =
                        raw.jetStreamManagement().getStreamInfo(name.name()).getConfiguration();
                StreamLimits limits = StreamLimits.of(name);
                assertThat(made.getMaxAge()).isEqualTo(limits.age());
                assertThat(made.getMaxBytes()).isEqualTo(limits.bytes());
                assertThat(made.getDuplicateWindow()).isEqualTo(limits.duplicates());
                assertThat(made.getDiscardPolicy()).isEqualTo(DiscardPolicy.New);
                assertThat(made.getMaxMsgsPerSubject()).isEqualTo(limits.perSubject());
                assertThat(made.getAllowDirect()).isTrue();
                assertThat(made.getReplicas()).isEqualTo(1);
            }
        }
    }
}
