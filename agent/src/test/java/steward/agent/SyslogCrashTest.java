package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerUser;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.bus.nats.NatsBus;
import steward.codec.MessageCodec;
import steward.message.Event;
import steward.testing.TestBroker;
import steward.trust.SigningKey;

/**
 * 100,000 syslog lines through one agent, a process of its own with its usual small heap: the broker is restarted after 40,000
 * of them, and is away when the agent is killed with signal 9 while lines go on coming. Every line that was on disk by then, and
 * every one that was sent afterwards, is in the broker's stream once.
 */
@Tag("slow")
class SyslogCrashTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int RESTARTED_AT = 40_000;
    private static final int AWAY_AT = 50_000;
    private static final int ACCEPTED = 70_000;
    private static final int KILLED_BY = 80_000;
    private static final int ALL = 100_000;
    private static final String SUBJECT = "ship1.event.syslogforwarding.app";

    @TempDir
    private Path folder;

    private final BitSet seen = new BitSet();
    private final AtomicInteger doubled = new AtomicInteger();

    @Test
    void everyLineOnDiskBeforeTheKillArrivesOnce() throws Exception {
        int port = freePort();
        try (TestBroker broker = TestBroker.start();
                NatsBus console = NatsBus.connect(broker.settings(BrokerUser.CONSOLE))) {
            await().atMost(LIMIT).until(console::isConnected);
            console.ensureStreams().toCompletableFuture().join();
            Path config = configuration(broker, port);
            follow(console);
            Process agent = start(config);
            try {
                Socket socket = connected(port);
                send(socket, 0, RESTARTED_AT);
                broker.restart();
                send(socket, RESTARTED_AT, AWAY_AT);
                broker.stop();
                send(socket, AWAY_AT, ACCEPTED);
                await().atMost(LIMIT).until(() -> entered() >= ACCEPTED);
                Thread sender = new Thread(() -> sendWhatCanBeSent(socket));
                sender.start();
                await().atMost(LIMIT).until(() -> entered() > ACCEPTED);
                agent.destroyForcibly().waitFor();
                sender.join();
                BitSet kept = waiting();
                assertThat(kept.cardinality())
                        .as("events in the outbox of a dead agent")
                        .isPositive();

                broker.restart();
                agent = start(config);
                send(connected(port), KILLED_BY, ALL);
                await().atMost(LIMIT).until(() -> has(kept) && has(KILLED_BY, ALL));
                assertThat(seen.nextClearBit(0))
                        .as("first line that is missing")
                        .isGreaterThanOrEqualTo(ACCEPTED);
                assertThat(doubled).as("lines that came twice").hasValue(0);
            } finally {
                agent.destroyForcibly().waitFor();
            }
        }
    }

    private Path configuration(TestBroker broker, int port) throws IOException {
        return Files.writeString(folder.resolve("agent.toml"), """
                node = "ship1"
                data = "data"
                [broker]
                url = "%s"
                credentials = "%s"
                [[operator]]
                name = "alice"
                key = "%s"
                allow = ["*"]
                [source."syslogforwarding.app"]
                tcp = "127.0.0.1:%d"
                """.formatted(
                        broker.url(),
                        broker.folder().resolve("agent.credentials"),
                        SigningKey.generate().verifyingKey(),
                        port));
    }

    private Process start(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@src/main/launch/jvm.options",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentMain.class.getName(),
                        "run",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agent.log").toFile()))
                .start();
    }

    private void follow(NatsBus console) {
        console.follow(StreamName.STEWARD_EVENTS, SUBJECT, 1, new FollowListener() {
            @Override
            public void onMessage(Delivery delivery) {
                note(delivery.payload().toArray());
            }

            @Override
            public void onCaughtUp(StreamIdentity identity) {}

            @Override
            public void onStreamLost(StreamIdentity identity) {}

            @Override
            public void onError(BusException error) {}
        });
    }

    private synchronized void note(byte[] payload) {
        int number = number(payload);
        if (seen.get(number)) {
            doubled.incrementAndGet();
        }
        seen.set(number);
    }

    private synchronized boolean has(BitSet lines) {
        BitSet missing = (BitSet) lines.clone();
        missing.andNot(seen);
        return missing.isEmpty();
    }

    private synchronized boolean has(int from, int to) {
        return seen.nextClearBit(from) >= to;
    }

    /** How many messages ever entered the outbox. */
    private long entered() throws SQLException {
        return query("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", row -> row.getLong(1));
    }

    private BitSet waiting() throws SQLException {
        BitSet lines = new BitSet();
        query("SELECT payload FROM outbox WHERE subject = '" + SUBJECT + "'", row -> {
            lines.set(number(row.getBytes(1)));
            return 0L;
        });
        return lines;
    }

    private long query(String sql, Row reader) throws SQLException {
        Path ledger = folder.resolve("data").resolve("ledger.db");
        long last = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                last = reader.read(rows);
            }
        }
        return last;
    }

    private static int number(byte[] payload) {
        Event event = (Event) MessageCodec.decode(payload);
        return Integer.parseInt(
                event.data().get("text").orElseThrow().toString().split(" ")[1]);
    }

    private static void send(Socket socket, int from, int to) throws IOException {
        OutputStream out = socket.getOutputStream();
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("<134>Nov 30 17:00:00 ship1 app[7]: line ").append(i).append(" of many\n");
            if (lines.length() > 8192 || i == to - 1) {
                out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
                lines.setLength(0);
            }
        }
        out.flush();
    }

    /** Until the agent that reads is killed. */
    private static void sendWhatCanBeSent(Socket socket) {
        try {
            send(socket, ACCEPTED, KILLED_BY);
        } catch (IOException e) {
            // The other end is dead, which is what this test is about.
        }
    }

    private static Socket connected(int port) {
        return await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), Socket::isConnected);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Row {
        long read(ResultSet row) throws SQLException;
    }
}
