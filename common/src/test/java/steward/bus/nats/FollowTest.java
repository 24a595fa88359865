package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.publishAll;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.FaultyLink;
import steward.testing.TestBroker;

@Timeout(180)
final class FollowTest {
    private static final StreamName STREAM = StreamName.STEWARD_ACKS;
    private static final String ALL = "*.ack.*.*";
    private static final String SUBJECT = "ship1.ack.shellcommand.operatingsystem";

    @TempDir
    Path temp;

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
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> publishAll(writer, SUBJECT, count));
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

    @ParameterizedTest
    @EachBroker
    void waitsForAStreamThatIsNotMadeYet(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            Heard heard = new Heard();
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                get(bus.ensureStreams());
                publishAll(bus, SUBJECT, 1);
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
            publishAll(writer, SUBJECT, 1000);
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
    void endsWithAnErrorThatNamesTheMessageWhenTheListenerFails(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            publishAll(bus, SUBJECT, 5);
            Heard heard = new Heard() {
                @Override
                public void onMessage(Delivery delivery) {
                    super.onMessage(delivery);
                    if (delivery.sequence() == 3) {
                        throw new BusException(BusException.Kind.NO_ANSWER, "looks like the broker's");
                    }
                }
            };
            try (Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.errors.size() == 1);
                assertThat(heard.sequences()).containsExactly(1L, 2L, 3L);
                assertThat(heard.errors.get(0))
                        .hasMessageContaining("message 2 as the last one taken: the listener failed")
                        .hasMessageContaining("looks like the broker's");
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
            publishAll(bus, SUBJECT, 50);
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
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> publishAll(writer, SUBJECT, 2000));
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

    @ParameterizedTest
    @EachBroker
    void goesOnOnceABrokerHasStorageThatAnsweredWithoutIt(BrokerBinary binary) {
        int port = RawServer.freePort();
        String storage = "jetstream { store_dir: \"" + temp + "\", max_file: 16GB }\n";
        try (RawServer without = new RawServer(temp, binary, port, "");
                RawServer with = new RawServer(temp, binary, port, storage)) {
            without.start();
            NatsSettings settings =
                    NatsSettings.of(List.of(with.url()), new Credentials.None(), "test", NatsSettings.CONSOLE_INBOX);
            Heard heard = new Heard();
            try (NatsBus bus = Clients.connected(NatsBus.connect(settings));
                    Bus.Subscription following = bus.follow(STREAM, ALL, 1, heard)) {
                CompletionStage<Void> made = bus.ensureStreams();
                assertThat(Clients.failure(bus.identity(STREAM)).kind()).isEqualTo(BusException.Kind.NO_ANSWER);

                assertThat(made.toCompletableFuture()).isNotDone();

                without.kill();
                await().atMost(PATIENCE).until(() -> !bus.isConnected());
                with.start();

                get(Clients.connected(bus).ensureStreams());
                publishAll(bus, SUBJECT, 1);
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 1);
                assertThat(heard.errors).isEmpty();
            }
        }
    }
}
