package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;
import static steward.bus.nats.Clients.publish;
import static steward.bus.nats.Clients.publishAll;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.FaultyLink;
import steward.testing.TestBroker;

/** What a follower tells when the broker lost data. */
@Timeout(180)
final class FollowLossTest {
    private static final StreamName STREAM = StreamName.STEWARD_ACKS;
    private static final String ALL = "*.ack.*.*";
    private static final String SUBJECT = "ship1.ack.shellcommand.operatingsystem";

    @ParameterizedTest
    @EachBroker
    void tellsThatTheStreamWasLostWhenTheStoreWasWiped(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, SUBJECT, 20);
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 20);

                broker.kill();
                broker.wipe();
                broker.restart();
                Clients.connected(bus);
                get(bus.ensureStreams());
                publish(bus, parcel(SUBJECT, "new"));

                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 21);
                assertThat(heard.lost).hasSize(1);
                assertThat(heard.deliveries.get(20).sequence()).isEqualTo(1);
                assertThat(heard.errors).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void tellsThatTheStreamWasLostWhenItWasMadeAnewUnderAnOpenConnection(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, SUBJECT, 5);
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 5);

                Raw.deleteStream(broker, STREAM);
                get(bus.ensureStreams());
                publishAll(bus, SUBJECT, 9);

                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 14);
                assertThat(heard.lost).hasSize(1);
                assertThat(heard.sequences().subList(5, 14))
                        .isEqualTo(LongStream.rangeClosed(1, 9).boxed().toList());
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void readsFromTheBeginningWhenTheStoreWasRolledBack(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, SUBJECT, 3);
            broker.stop();
            Path old = broker.snapshot();
            broker.restart();
            Clients.connected(bus);
            publish(bus, parcel(SUBJECT, "forgotten"));
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 4);

                broker.kill();
                broker.rollBack(old);
                broker.restart();
                Clients.connected(bus);

                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 7);
                publish(bus, parcel(SUBJECT, "after"));
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 8);
                assertThat(heard.lost).hasSize(1);
                assertThat(heard.texts()).containsExactly("m0", "m1", "m2", "forgotten", "m0", "m1", "m2", "after");
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void noticesARollBackAlsoWhenTheStreamHasGrownBeyondItSince(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus writer = Clients.console(broker);
                FaultyLink link = new FaultyLink(broker.port());
                NatsBus reader = Clients.connected(NatsBus.connect(broker.settings(BrokerUser.CONSOLE, link.url())))) {
            get(writer.ensureStreams());
            publishAll(writer, SUBJECT, 2);
            broker.stop();
            Path old = broker.snapshot();
            broker.restart();
            Clients.connected(writer);
            publish(writer, parcel(SUBJECT, "forgotten"));
            Heard heard = new Heard();
            try (Bus.Subscription following = reader.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 3);

                link.refuse();
                broker.stop();
                broker.rollBack(old);
                broker.restart();
                Clients.connected(writer);
                publish(writer, parcel(SUBJECT, "in its place"));
                publish(writer, parcel(SUBJECT, "and beyond"));
                link.restore();

                await().atMost(PATIENCE).until(() -> heard.texts().contains("and beyond"));
                assertThat(heard.lost).hasSize(1);
                assertThat(heard.texts().subList(3, 7)).containsExactly("m0", "m1", "in its place", "and beyond");
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void tellsAtTheStartThatTheMessageBeforeIsAnother(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, SUBJECT, 3);
            Delivery last = get(bus.last(STREAM, SUBJECT)).orElseThrow();
            Heard same = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 4, last.storedAt(), same)) {
                await().atMost(PATIENCE).until(() -> same.caughtUp.size() == 1);
                assertThat(same.lost).isEmpty();
                assertThat(same.deliveries).isEmpty();
            }
            Heard other = new Heard();
            Optional<Instant> earlier = last.storedAt().map(at -> at.minusNanos(1));
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 4, earlier, other)) {
                await().atMost(PATIENCE).until(() -> other.deliveries.size() == 3);
                assertThat(other.lost).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void tellsAtTheStartThatTheStreamReachesLessFarThanAskedFor(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, SUBJECT, 3);
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 100, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 3);
                assertThat(heard.lost).hasSize(1);
            }
            Heard atTheEnd = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 4, atTheEnd)) {
                await().atMost(PATIENCE).until(() -> atTheEnd.caughtUp.size() == 1);
                assertThat(atTheEnd.lost).isEmpty();
                assertThat(atTheEnd.deliveries).isEmpty();
                assertThat(atTheEnd.caughtUp.get(0).lastSequence()).isEqualTo(3);
            }
        }
    }
}
