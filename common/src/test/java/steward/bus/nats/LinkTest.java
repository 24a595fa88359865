package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Confirmation;
import steward.bus.ConnectionState;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.testing.BrokerExtension;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.FaultyLink;
import steward.testing.TestBroker;

@Timeout(180)
@ExtendWith(BrokerExtension.class)
final class LinkTest {
    private static final String COMMAND = "ship1.command.shellcommand.operatingsystem";

    @Test
    void aMissingBrokerIsOnlyNotConnectedAndSaysWhy(TestBroker broker) {
        NatsSettings settings = broker.settings(BrokerUser.CONSOLE);
        broker.stop();
        try (NatsBus bus = NatsBus.connect(settings)) {
            List<ConnectionState> states = states(bus);

            await().atMost(PATIENCE).until(() -> last(states).detail().contains("nothing listens there"));
            assertThat(last(states).connected()).isFalse();
            assertThat(last(states).detail()).contains(broker.url()).contains("start the broker");
            BusException refused = Clients.failure(bus.publish(parcel(COMMAND, "x")));
            assertThat(refused.kind()).isEqualTo(Kind.NOT_CONNECTED);
            assertThat(refused).hasMessageContaining("nothing listens there");

            broker.restart();
            await().atMost(PATIENCE).until(() -> last(states).connected());
            assertThat(last(states).detail()).isEqualTo(broker.url());
        }
    }

    @ParameterizedTest
    @EachBroker
    void wrongCredentialsShowAsSuchAndAreTriedForEver(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary)) {
            NatsSettings right = broker.settings(BrokerUser.CONSOLE);
            NatsSettings wrong = new NatsSettings(
                    right.urls(),
                    new Credentials.UserPassword("console", "guessed"),
                    right.tlsCa(),
                    right.name(),
                    right.inboxPrefix(),
                    right.pingInterval(),
                    Duration.ofSeconds(2),
                    right.reconnect());
            try (NatsBus bus = NatsBus.connect(wrong)) {
                List<ConnectionState> states = states(bus);
                await().atMost(PATIENCE).until(() -> last(states).detail().contains("refuses the credentials"));
                assertThat(last(states).detail()).contains("user console").doesNotContain("guessed");

                broker.stop();
                await().atMost(PATIENCE).until(() -> last(states).detail().contains("nothing listens there"));
                broker.restart();
                await().atMost(PATIENCE).until(() -> last(states).detail().contains("refuses the credentials"));
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void comesBackAfterEachKillAndHearsLiveCommandsAgain(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            List<Delivery> heard = new CopyOnWriteArrayList<>();
            agent.live("ship1.live.*.*", heard::add);
            for (int round = 1; round <= 3; round++) {
                broker.kill();
                await().atMost(PATIENCE).until(() -> !console.isConnected() && !agent.isConnected());
                broker.restart();
                Clients.connected(console);
                Clients.connected(agent);
                get(agent.identity(StreamName.STEWARD_COMMANDS));

                get(console.publish(parcel(COMMAND, "round " + round)));
                int expected = round;
                await().atMost(PATIENCE).until(() -> heard.size() == expected);
                assertThat(heard.get(round - 1).sequence()).isEqualTo(round);
            }
        }
    }

    @ParameterizedTest
    @EachBroker
    void noticesAHalfOpenLinkByItsPingsAndFailsWhatWasAsked(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                FaultyLink link = new FaultyLink(broker.port());
                NatsBus bus = Clients.connected(NatsBus.connect(broker.settings(BrokerUser.CONSOLE, link.url())))) {
            get(bus.ensureStreams());
            List<ConnectionState> states = states(bus);
            await().atMost(PATIENCE).until(() -> last(states).connected());

            link.swallow();
            CompletionStage<Confirmation> asked = bus.publish(parcel(COMMAND, "lost"));
            // Half a second between pings: four of them, and room for a slow machine.
            await().atMost(Duration.ofSeconds(8)).until(() -> !last(states).connected());
            assertThat(Clients.failure(asked).kind()).isIn(Kind.NOT_CONNECTED, Kind.NO_ANSWER);

            link.restore();
            await().atMost(Duration.ofSeconds(40)).until(() -> last(states).connected());
            get(bus.publish(parcel(COMMAND, "through")));
        }
    }

    @Test
    @Tag("slow")
    void noticesAHalfOpenLinkWithin45SecondsWithTheTimingsOfTheProduct(TestBroker broker) {
        try (FaultyLink link = new FaultyLink(broker.port());
                NatsBus bus = Clients.connected(NatsBus.connect(NatsSettings.of(
                        List.of(link.url()),
                        broker.credentials(BrokerUser.CONSOLE),
                        "slow",
                        NatsSettings.CONSOLE_INBOX)))) {
            List<ConnectionState> states = states(bus);
            await().atMost(PATIENCE).until(() -> last(states).connected());
            get(bus.ensureStreams()); // so that traffic has just put off a ping: the worst case
            link.swallow();
            await().atMost(Duration.ofSeconds(45)).until(() -> !last(states).connected());
        }
    }

    @Test
    void aFrozenBrokerIsNoticedAndComesBack(TestBroker broker) {
        try (NatsBus bus = Clients.console(broker)) {
            get(bus.ensureStreams());
            List<ConnectionState> states = states(bus);
            await().atMost(PATIENCE).until(() -> last(states).connected());
            broker.pause();
            try {
                await().atMost(Duration.ofSeconds(8)).until(() -> !last(states).connected());
            } finally {
                broker.resume();
            }
            await().atMost(PATIENCE).until(() -> last(states).connected());
            get(bus.publish(parcel(COMMAND, "through")));
        }
    }

    @Test
    void nothingThatWasAskedOnALostConnectionIsSentLate(TestBroker broker) {
        try (FaultyLink link = new FaultyLink(broker.port());
                NatsBus bus = Clients.connected(NatsBus.connect(broker.settings(BrokerUser.CONSOLE, link.url())))) {
            get(bus.ensureStreams());
            link.refuse();
            await().atMost(PATIENCE).until(() -> !bus.isConnected());
            for (int i = 0; i < 100; i++) {
                assertThat(Clients.failure(bus.publish(parcel(COMMAND, "late"))).kind())
                        .isEqualTo(Kind.NOT_CONNECTED);
            }
            link.restore();
            Clients.connected(bus);
            assertThat(get(bus.publish(parcel(COMMAND, "fresh"))).sequence()).isEqualTo(1);
        }
    }

    @Test
    void aLiveListenerIsNotInterruptedWhenItsConnectionIsLost(TestBroker broker) throws Exception {
        try (FaultyLink link = new FaultyLink(broker.port());
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.connected(NatsBus.connect(broker.settings(BrokerUser.AGENT, link.url())))) {
            get(console.ensureStreams());
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            AtomicInteger interrupted = new AtomicInteger();
            agent.live("ship1.live.*.*", delivery -> {
                reached.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
                done.countDown();
            });
            get(agent.identity(StreamName.STEWARD_COMMANDS));
            get(console.publish(parcel(COMMAND, "x")));
            reached.await();
            List<ConnectionState> states = states(agent);
            link.refuse();
            await().atMost(PATIENCE).until(() -> !last(states).connected());
            link.restore();
            await().atMost(PATIENCE).until(() -> last(states).connected());
            released.countDown();
            done.await();
            assertThat(interrupted).hasValue(0);
        }
    }

    @Test
    void triesTheOtherAddressesWhenOneIsDead(TestBroker broker) {
        NatsSettings one = broker.settings(BrokerUser.CONSOLE);
        try (FaultyLink dead = new FaultyLink(broker.port())) {
            dead.refuse();
            NatsSettings both = new NatsSettings(
                    List.of(dead.url(), broker.url()),
                    one.credentials(),
                    one.tlsCa(),
                    one.name(),
                    one.inboxPrefix(),
                    one.pingInterval(),
                    one.requestTimeout(),
                    one.reconnect());
            for (int i = 0; i < 5; i++) {
                try (NatsBus bus = Clients.connected(NatsBus.connect(both))) {
                    get(bus.ensureStreams());
                }
            }
        }
    }

    @Test
    void leavesNoThreadBehindWhenItIsClosed(TestBroker broker) {
        NatsSettings settings = broker.settings(BrokerUser.CONSOLE);
        NatsBus bus = Clients.console(broker);
        get(bus.ensureStreams());
        bus.live("ship1.live.*.*", delivery -> {});
        bus.follow(StreamName.STEWARD_ACKS, "*.ack.*.*", 1, new Heard());
        assertThat(threads(settings)).isPositive();

        bus.close();

        await().atMost(PATIENCE).until(() -> threads(settings) == 0);
    }

    private static long threads(NatsSettings settings) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bus-" + settings.name()))
                .count();
    }

    private static List<ConnectionState> states(NatsBus bus) {
        List<ConnectionState> states = new CopyOnWriteArrayList<>();
        bus.onConnection(states::add);
        await().atMost(PATIENCE).until(() -> !states.isEmpty());
        return states;
    }

    private static ConnectionState last(List<ConnectionState> states) {
        return states.get(states.size() - 1);
    }
}
