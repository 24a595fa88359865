package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.message.Bytes;
import steward.message.NodeName;
import steward.message.Subject;
import steward.testing.BrokerExtension.EachBroker;
import steward.testing.TestBroker;

/** Names, payloads and headers that nobody expects. */
@Timeout(120)
final class OddMessagesTest {
    private static final List<String> NAMES = List.of(
            "skip-ø1",
            "a/b",
            "船",
            "😀ship",
            "a\\b",
            "100%",
            "\"quoted\"",
            "{{wildcard(1)}}",
            "a:b;c,d",
            "x=y",
            "(z)",
            "`'~^|",
            "😀".repeat(63));

    @ParameterizedTest
    @EachBroker
    void everyPrintableNameWorksFromEndToEnd(BrokerBinary binary) {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            long sequence = 0;
            for (String name : NAMES) {
                sequence++;
                NodeName node = new NodeName(name);
                String subject = node + ".command." + name + "." + name;
                List<Delivery> live = new CopyOnWriteArrayList<>();
                List<Delivery> read = new CopyOnWriteArrayList<>();
                try (Bus.Subscription listening = agent.live(Subject.liveOf(node), live::add)) {
                    get(agent.identity(StreamName.STEWARD_COMMANDS));
                    get(console.publish(parcel(subject, name)));

                    await().atMost(PATIENCE).until(() -> live.size() == 1);
                    assertThat(live.get(0).subject()).isEqualTo(subject);
                    assertThat(live.get(0).sequence()).isEqualTo(sequence);
                }
                Delivery last = get(agent.last(StreamName.STEWARD_COMMANDS, Subject.commandsOf(node)))
                        .orElseThrow();
                assertThat(last.subject()).isEqualTo(subject);
                assertThat(get(agent.last(StreamName.STEWARD_COMMANDS, subject)).map(Delivery::sequence))
                        .contains(sequence);
                assertThat(get(agent.read(
                                StreamName.STEWARD_COMMANDS, Subject.commandsOf(node), 1, 10, name, read::add)))
                        .isEqualTo(1);
                assertThat(read.get(0).subject()).isEqualTo(subject);
                assertThat(read.get(0).payload().toUtf8()).isEqualTo(name);

                String key = PresenceSubject.of(node);
                get(agent.publish(parcel(key, name)));
                assertThat(get(agent.last(StreamName.KV_STEWARD_NODES, key)).map(Delivery::subject))
                        .contains(key);
            }
            Heard heard = new Heard();
            try (Bus.Subscription following =
                    console.follow(StreamName.KV_STEWARD_NODES, PresenceSubject.ALL, 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == NAMES.size());
                assertThat(heard.texts()).isEqualTo(NAMES);
            }
        }
    }

    /** Headers that end the reading thread of the client library when nothing keeps them from it. */
    @ParameterizedTest
    @EachBroker
    void aMessageWithPoisonedHeadersIsPassedOnAndSoIsTheNext(BrokerBinary binary) throws IOException {
        List<String> blocks = List.of(
                "NATS/1.0\r\nKey: ø\r\n\r\n",
                "NATS/1.0 abc\r\n\r\n",
                "NATS/1.0 404 No Messages\r\n\r\n",
                "NATS/1.0\r\nno header at all\r\n\r\n",
                "NATS/1.0\r\n\u0001: \u0002\r\n\r\n",
                "garbage",
                "NATS/1.0\r\nNats-Sequence: many\r\nNats-Subject: \r\n\r\n");
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker);
                NatsBus agent = Clients.agent(broker)) {
            get(console.ensureStreams());
            List<Delivery> live = new CopyOnWriteArrayList<>();
            List<Delivery> read = new CopyOnWriteArrayList<>();
            agent.live("ship1.live.*.*", live::add);
            get(agent.identity(StreamName.STEWARD_COMMANDS));

            publishRaw(broker, "ship1.command.m.d", blocks);
            get(console.publish(parcel("ship1.command.m.d", "good")));

            long stored = get(console.identity(StreamName.STEWARD_COMMANDS)).lastSequence();
            assertThat(stored).isGreaterThanOrEqualTo(4);
            await().atMost(PATIENCE).until(() -> live.stream()
                    .anyMatch(delivery -> delivery.payload().toUtf8().equals("good")));
            assertThat(get(agent.read(StreamName.STEWARD_COMMANDS, "ship1.command.*.*", 1, 100, "ship1", read::add)))
                    .isEqualTo((int) stored);
            assertThat(read.get(read.size() - 1).payload().toUtf8()).isEqualTo("good");
            assertThat(read.get(0).headers()).isEqualTo(Map.of("Key", "ø"));
        }
    }

    @ParameterizedTest
    @EachBroker
    void whatWasInjectedOnALiveSubjectComesWithoutASequence(BrokerBinary binary) throws IOException {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus agent = Clients.agent(broker)) {
            List<Delivery> live = new CopyOnWriteArrayList<>();
            agent.live("ship1.live.*.*", live::add);
            Clients.failure(agent.identity(StreamName.STEWARD_COMMANDS));

            publishRaw(broker, "ship1.live.m.d", List.of("NATS/1.0\r\nSteward-Key: k\r\n\r\n"));

            await().atMost(PATIENCE).until(() -> live.size() == 1);
            assertThat(live.get(0).sequence()).isZero();
            assertThat(live.get(0).subject()).isEqualTo("ship1.live.m.d");
            assertThat(live.get(0).headers()).isEqualTo(Map.of("Steward-Key", "k"));
            assertThat(live.get(0).payload()).isEqualTo(Bytes.ofUtf8("payload"));
        }
    }

    @ParameterizedTest
    @EachBroker
    void aNatsClientMayPublishOnThePlainSubject(BrokerBinary binary) throws IOException {
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker)) {
            get(console.ensureStreams());
            Heard heard = new Heard();
            for (String subject : List.of("s.event.m.d", "s.ack.m.d", "s.output.m.d.id1", "s.command.m.d")) {
                publishRaw(broker, subject, List.of("NATS/1.0\r\n\r\n"));
            }
            console.follow(StreamName.STEWARD_EVENTS, "*.event.*.*", 1, heard);
            console.follow(StreamName.STEWARD_ACKS, "*.ack.*.*", 1, heard);
            console.follow(StreamName.STEWARD_OUTPUT, "*.output.*.*.*", 1, heard);
            console.follow(StreamName.STEWARD_COMMANDS, "*.command.*.*", 1, heard);
            await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 4);
            assertThat(heard.deliveries.stream().map(Delivery::subject))
                    .containsExactlyInAnyOrder("s.event.m.d", "s.ack.m.d", "s.output.m.d.id1", "s.command.m.d");
        }
    }

    @ParameterizedTest
    @EachBroker
    void aMegabyteOfAnyBytesArrivesAsItWasSent(BrokerBinary binary) {
        byte[] payload = new byte[1_000_000];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 31);
        }
        try (TestBroker broker = TestBroker.start(binary);
                NatsBus console = Clients.console(broker)) {
            get(console.ensureStreams());
            for (int i = 0; i < 20; i++) {
                get(console.publish(new Parcel("s.output.m.d.id", Bytes.copyOf(payload), Map.of("K", "v"), "id" + i)));
            }
            Heard heard = new Heard();
            try (Bus.Subscription following = console.follow(StreamName.STEWARD_OUTPUT, "*.output.*.*.*", 1, heard)) {
                await().atMost(PATIENCE).until(() -> heard.deliveries.size() == 20);
                assertThat(heard.deliveries).allMatch(d -> d.payload().equals(Bytes.copyOf(payload)));
            }
        }
    }

    /** With the bytes of the protocol itself, as no client library sends such headers. */
    private static void publishRaw(TestBroker broker, String subject, List<String> headerBlocks) throws IOException {
        Credentials.UserPassword user = (Credentials.UserPassword) broker.credentials(BrokerUser.CONSOLE);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(("CONNECT {\"verbose\":false,\"headers\":true,\"user\":\"" + user.user() + "\",\"pass\":\""
                            + user.password() + "\"}\r\n")
                    .getBytes(UTF_8));
            for (String block : headerBlocks) {
                int headers = block.getBytes(UTF_8).length;
                out.write(("HPUB " + subject + " " + headers + " " + (headers + 7) + "\r\n" + block + "payload\r\n")
                        .getBytes(UTF_8));
            }
            out.write("PING\r\n".getBytes(UTF_8));
            out.flush();
            StringBuilder heard = new StringBuilder();
            while (!heard.toString().contains("PONG")) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("the broker closed the connection after: " + heard);
                }
                heard.append((char) c);
            }
        }
    }
}
