package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.FaultyLink;
import steward.testing.TestBroker;

@Timeout(180)
final class FollowTest {
    private static final StreamName STREAM = StreamName.STEWARD_ACKS;
    private static final String ALL = "*.ack.*.*";
    private static final String SUBJECT = "ship1.ack.shellcommand.operatingsystem";

    @ParameterizedTest
    @EachBroker
    void hasNeitherGapNorRepetitionWhenTheBrokerIsKilledThreeTimes(BrokerBinary binary) {
        int count = 5000;
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus writer = Clients.console(broker);
                NatsBus reader = Clients.console(broker)) {
            get(writer.ensureStreams());
            Heard heard = new Heard();
            try (Bus.Subscription following = reader.follow(STREAM, ALL, 1, heard)) {
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> publishAll(writer, count));
                for (int kill = 1; kill <= 3; kill++) {
                    int reached = kill * count / 4;
                    await().atMost(PATIENCE).until(() -> heard.deliveries.size() >= reached);
                    broker.kill();
                    broker.restart();
                }
                writing.join();

                await().atMost(PATIENCE).until(() -> heard.texts().contains("m" + (count - 1)));
                // Killed between storing and confirming, a message may be stored again under a later sequence only
                // when the broker forgot its id; it remembers.
                assertThat(heard.texts())
                        .isEqualTo(
                                IntStream.range(0, count).mapToObj(i -> "m" + i).toList());
                assertThat(heard.sequences())
                        .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
                assertThat(heard.lost).isEmpty();
                assertThat(heard.errors).isEmpty();
                // How often it caught up depends on the kills: one may come before the end was reached.
                assertThat(heard.caughtUp).isNotEmpty();
            }
        }
    }

    /** One after another, each until it is confirmed, as the outbox does. */
    private static void publishAll(NatsBus bus, int count) {
        for (int i = 0; i < count; i++) {
            publish(bus, parcel(SUBJECT, "m" + i));
        }
    }

    private static Confirmation publish(NatsBus bus, Parcel parcel) {
        while (true) {
            try {
                return get(bus.publish(parcel));
            } catch (java.util.concurrent.CompletionException e) {
                assertThat(BusException.of(e).kind())
                        .isIn(BusException.Kind.NOT_CONNECTED, BusException.Kind.NO_ANSWER);
                Clients.connected(bus);
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void tellsThatTheStreamWasLostWhenTheStoreWasWiped(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, 20);
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
            publishAll(bus, 5);
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 5);

                Raw.deleteStream(broker, STREAM);
                get(bus.ensureStreams());
                publishAll(bus, 9);

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
            publishAll(bus, 3);
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
    void tellsAtTheStartThatTheStreamReachesLessFarThanAskedFor(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, 3);
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

    @ParameterizedTest
    @EachBroker
    void waitsForAStreamThatIsNotMadeYet(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                get(bus.ensureStreams());
                publishAll(bus, 1);
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 1);
                assertThat(heard.errors).isEmpty();
                assertThat(heard.lost).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void aSlowListenerIsNotOverrunAndANewConnectionDoesNotStrikeIt(BrokerBinary binary) throws Exception {
        try (TestBroker broker = TestBroker.start(binary);
                FaultyLink link = new FaultyLink(broker.port());
                NatsBus writer = Clients.console(broker);
                NatsBus reader = Clients.connected(NatsBus.connect(broker.settings(BrokerUser.CONSOLE, link.url())))) {
            get(writer.ensureStreams());
            publishAll(writer, 1000);
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            AtomicInteger interrupted = new AtomicInteger();
            Heard heard = new Heard() {
                @Override
                public void onMessage(Delivery delivery) {
                    super.onMessage(delivery);
                    if (deliveries.size() == 10) {
                        reached.countDown();
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            interrupted.incrementAndGet();
                        }
                    }
                }
            };
            try (Bus.Subscription following = reader.follow(STREAM, ALL, 1, heard)) {
                reached.await();
                link.cut();
                CountDownLatch back = new CountDownLatch(1);
                reader.onConnection(state -> {
                    if (state.connected()) {
                        back.countDown();
                    }
                });
                back.await();
                assertThat(heard.deliveries).hasSize(10);
                released.countDown();

                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 1000);
                assertThat(interrupted).hasValue(0);
                assertThat(heard.sequences())
                        .isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void endsWithAnErrorWhereReadingIsNotPermitted(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            Heard heard = new Heard();
            try (Bus.Subscription following = agent.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.errors.size() == 1);
                assertThat(heard.errors.get(0).kind()).isEqualTo(BusException.Kind.REFUSED);
                assertThat(heard.errors.get(0)).hasMessageContaining("does not permit");
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void hearsNothingMoreAfterItWasClosedEvenFromWithinTheListener(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, 50);
            CompletableFuture<Bus.Subscription> self = new CompletableFuture<>();
            Heard heard = new Heard() {
                @Override
                public void onMessage(Delivery delivery) {
                    super.onMessage(delivery);
                    if (deliveries.size() == 5) {
                        self.join().close();
                    }
                }
            };
            self.complete(bus.follow(STREAM, ALL, 1, heard));
            await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 5 && Raw.consumers(broker, STREAM) == 0);
            assertThat(heard.deliveries).hasSize(5);
            assertThat(heard.errors).isEmpty();
        }
    }

    @ParameterizedTest
    @EachBroker
    void goesOnOverALinkThatIsCutAgainAndAgain(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                FaultyLink link = new FaultyLink(broker.port());
                NatsBus writer = Clients.console(broker);
                NatsBus reader = Clients.connected(NatsBus.connect(broker.settings(BrokerUser.CONSOLE, link.url())))) {
            get(writer.ensureStreams());
            Heard heard = new Heard();
            try (Bus.Subscription following = reader.follow(STREAM, ALL, 1, heard)) {
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> publishAll(writer, 2000));
                for (int cut = 1; cut <= 8; cut++) {
                    int reached = cut * 200;
                    await().atMost(PATIENCE).until(() -> heard.deliveries.size() >= reached);
                    link.cut();
                }
                writing.join();
                await().atMost(Duration.ofSeconds(60)).until(() -> heard.deliveries.size() >= 2000);
                List<Long> expected = LongStream.rangeClosed(1, 2000).boxed().toList();
                assertThat(heard.sequences()).isEqualTo(expected);
            }
        }
    }
}
