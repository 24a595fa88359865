package steward.agent.source.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import steward.agent.source.EventDraft;
import steward.agent.source.GivenSettings;
import steward.agent.source.Recorded;
import steward.agent.source.Source;
import steward.message.Severity;

/** A listener on real sockets of every kind, spoken to by sockets of this test and by the program logger. */
class SyslogForwardingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Recorded recorded = new Recorded();

    @AfterEach
    void end() throws InterruptedException {
        recorded.close();
    }

    @Test
    void takesDatagramsByUdp() throws Exception {
        int port = freePort();
        recorded.start(source("udp", "127.0.0.1:" + port));
        awaitUdp(port);
        send(port, "<34>1 2003-10-11T22:14:15.003Z host su 7 ID47 [a@1 b=\"1\" b=\"2\"] one\n");
        send(port, "<999>two");
        awaitTexts(2);
        EventDraft one = recorded.events().get(0);
        assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(one.data().values())
                .containsEntry("text", "one")
                .containsEntry("facility", "auth")
                .containsEntry("host", "host")
                .containsEntry("application", "su")
                .containsEntry("process", "7")
                .containsEntry("messageId", "ID47")
                .containsEntry("time", "2003-10-11T22:14:15.003Z")
                .containsEntry("format", "rfc5424")
                .containsEntry("from", "udp 127.0.0.1")
                .containsEntry("data", Map.of("a@1", Map.of("b", List.of("1", "2"))));
        assertThat(recorded.events().get(1).data().values())
                .containsEntry("text", "<999>two")
                .containsEntry("format", "malformed")
                .containsEntry("flaw", Map.of("reason", "the priority 999 is above 191", "at", 1L));
    }

    @Test
    void takesBothFramingsOnOneTcpConnection() throws Exception {
        int port = freePort();
        recorded.start(source("tcp", "127.0.0.1:" + port));
        try (Socket socket = connected(port)) {
            OutputStream out = socket.getOutputStream();
            out.write("<13>app: one\r\n17 <13>app: two\nmore<13>app: three\n\n".getBytes(StandardCharsets.UTF_8));
            out.write("50 <13>app: cut short".getBytes(StandardCharsets.UTF_8));
        }
        awaitTexts(4);
        assertThat(recorded.texts()).containsExactly("one", "two\nmore", "three", "cut short");
        assertThat(recorded.events().get(3).data().values().get("flaw"))
                .isEqualTo(Map.of("reason", "the stream ended 32 bytes before the message", "at", 18L));
    }

    @Test
    void takesMessagesByTlsFromThoseAloneWhoAreVouchedFor() throws Exception {
        Path unit = Certificates.made(folder, "unit");
        Path sender = Certificates.made(folder, "sender");
        int port = freePort();
        recorded.start(configured(Map.of(
                "tls", "127.0.0.1:" + port,
                "certificate", unit + ".crt",
                "key", unit + ".key",
                "clients", sender + ".crt")));
        connected(port).close();
        try (Socket stranger = Certificates.socket(unit, Optional.empty(), port)) {
            stranger.getOutputStream().write("<13>app: from a stranger\n".getBytes(StandardCharsets.UTF_8));
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        } catch (IOException refused) {
            // With TLS 1.3 the refusal comes with the first answer.
        }
        try (Socket known = Certificates.socket(unit, Optional.of(sender), port)) {
            known.getOutputStream().write("15 <13>app: by TLS".getBytes(StandardCharsets.UTF_8));
        }
        awaitTexts(1);
        assertThat(recorded.texts()).containsExactly("by TLS");
        assertThat(recorded.events().get(0).data().values()).containsEntry("from", "tls 127.0.0.1");
    }

    @Test
    void saysHowMuchOfALongMessageIsNotCarried() throws Exception {
        int port = freePort();
        recorded.start(configured(Map.of("tcp", "127.0.0.1:" + port, "longest", 500)));
        try (Socket socket = connected(port)) {
            socket.getOutputStream()
                    .write(("<13>app: " + "x".repeat(1_000_000) + "\n<13>app: next\n")
                            .getBytes(StandardCharsets.UTF_8));
            awaitTexts(2);
        }
        assertThat(recorded.texts().get(0)).isEqualTo("x".repeat(500 - 9));
        assertThat(recorded.events().get(0).data().values()).containsEntry("cut", 1_000_009L - 500);
        assertThat(recorded.texts().get(1)).isEqualTo("next");
    }

    @Test
    void takesWhatLoggerSendsToAUnixSocketThatAnEarlierRunLeftBehind() throws Exception {
        Path socket = folder.resolve("log");
        Source source = configured(Map.of("unix", socket.toString(), "mode", "0622"));
        try (AFUNIXDatagramChannel left = AFUNIXDatagramChannel.open()) {
            left.bind(AFUNIXSocketAddress.of(socket));
        }
        recorded.start(source);
        await().atMost(LIMIT)
                .until(() -> Files.exists(socket)
                        && PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))
                                .equals("rw--w--w-"));
        logger("-u", socket.toString(), "-t", "app", "-p", "local7.warning", "by", "unix");
        awaitTexts(1);
        assertThat(recorded.texts()).containsExactly("by unix");
        assertThat(recorded.events().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(recorded.events().get(0).data().values())
                .containsEntry("application", "app")
                .containsEntry("facility", "local7")
                .doesNotContainKey("host");
        recorded.stop();
        assertThat(socket).doesNotExist();
    }

    @Test
    void takesWhatLoggerSendsInBothFormatsByUdpAndTcp() throws Exception {
        int port = freePort();
        recorded.start(configured(Map.of("udp", "127.0.0.1:" + port, "tcp", "127.0.0.1:" + port)));
        awaitUdp(port);
        connected(port).close();
        List<String> server = List.of("-n", "127.0.0.1", "-P", Integer.toString(port));
        for (String transport : List.of("--udp", "--tcp")) {
            for (List<String> format : List.of(
                    List.of("--rfc3164"),
                    List.of("--rfc5424", "--sd-id", "a@1", "--sd-param", "b=\"x y\""),
                    List.of("--rfc5424=notime,nohost"),
                    List.of("--tcp".equals(transport) ? "--octet-count" : "--rfc5424=notq", "--msgid", "M1"))) {
                List<String> line = new ArrayList<>(server);
                line.add(transport);
                line.addAll(format);
                line.addAll(List.of("-t", "app", "-i", "text " + transport.substring(2)));
                logger(line.toArray(new String[0]));
            }
        }
        awaitTexts(8);
        assertThat(recorded.texts()).containsOnly("text udp", "text tcp");
        assertThat(recorded.events())
                .allSatisfy(event -> assertThat(event.data().values())
                        .as("%s", event)
                        .containsEntry("application", "app")
                        .containsKey("process")
                        .doesNotContainKey("flaw"));
        assertThat(recorded.events())
                .extracting(event -> event.data().values().get("format"))
                .contains("rfc3164", "rfc5424");
    }

    @Test
    void forwardsOnlyWhatTheFilterLetsThroughAndEveryMalformedMessage() throws Exception {
        int port = freePort();
        recorded.start(configured(Map.of(
                "tcp",
                "127.0.0.1:" + port,
                "facilities",
                List.of("local0", "daemon"),
                "severity",
                "warning",
                "applications",
                List.of("ng*", "sshd"),
                "pattern",
                "fail(ed|ure)")));
        try (Socket socket = connected(port)) {
            socket.getOutputStream().write("""
                            <28>nginx: failed 1
                            <29>nginx: failed too little
                            <36>nginx: failed of another facility
                            <28>other: failed of another application
                            <28>nginx: went well
                            <28>sshd[7]: failure 2
                            <34>1 malformed
                            """.getBytes(StandardCharsets.UTF_8));
            awaitTexts(3);
        }
        recorded.stop();
        assertThat(recorded.texts()).containsExactly("failed 1", "failure 2", "<34>1 malformed");
    }

    @Test
    void tellsHowManyTheRateLimitDidNotLetThrough() throws Exception {
        int port = freePort();
        recorded.start(configured(Map.of("tcp", "127.0.0.1:" + port, "rate", 10)));
        try (Socket socket = connected(port)) {
            socket.getOutputStream().write("<13>app: x\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        }
        await().atMost(LIMIT).until(() -> recorded.texts().contains("x"));
        assertThat(recorded.stop()).isEmpty();
        long forwarded = recorded.texts().stream().filter("x"::equals).count();
        long limited = recorded.events().stream()
                .mapToLong(event -> (Long) event.data().get("limited").orElse(0L))
                .sum();
        assertThat(forwarded).isBetween(10L, 20L);
        assertThat(forwarded + limited).isEqualTo(500);
    }

    @Test
    void whatWasReadIsForwardedWhenItIsToldToStop() throws Exception {
        int port = freePort();
        recorded.start(source("udp", "127.0.0.1:" + port));
        awaitUdp(port);
        for (int i = 0; i < 50; i++) {
            send(port, "<13>app: " + i);
        }
        awaitTexts(50);
        assertThat(recorded.stop()).isEmpty();
        assertThat(recorded.texts()).hasSize(50);
    }

    @Test
    void saysWhichAddressIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            recorded.start(source("tcp", "127.0.0.1:" + taken.getLocalPort()));
            assertThat(recorded.ended()).hasValueSatisfying(e -> assertThat(e)
                    .hasMessageStartingWith("cannot listen on tcp 127.0.0.1:" + taken.getLocalPort() + ": "));
        }
    }

    @Test
    void namesEveryMistakeOfItsSettings() {
        GivenSettings settings = new GivenSettings(Map.of(
                "udp", "host:514",
                "tls", "0.0.0.0:6514",
                "facilities", "locl7",
                "severity", "waring",
                "pattern", "(",
                "unix", "log",
                "mode", "888"));
        new SyslogForwarding().configure(settings);
        assertThat(settings.mistakes())
                .hasSize(8)
                .anyMatch(text -> text.startsWith("udp: \"host:514\" is no address"))
                .anyMatch(text -> text.startsWith("facilities: \"locl7\" is no facility: did you mean \"local7\"?"))
                .anyMatch(
                        text -> text.startsWith("severity: \"waring\" is no severity: use one from emergency to debug"))
                .anyMatch(text -> text.startsWith("pattern: is no regular expression"))
                .anyMatch(text -> text.startsWith("key is missing: tls needs it"));
        GivenSettings none = new GivenSettings(Map.of());
        new SyslogForwarding().configure(none);
        assertThat(none.mistakes()).containsExactly("udp is missing: write udp, tcp, tls or unix: where to listen");
    }

    @Test
    void knowsWhatTheKernelDroppedAtASocket() throws Exception {
        int port = freePort();
        int sent = 30_000;
        Inbox full = new Inbox();
        try (Listener.Open open = new UdpListener(ListenAddress.parse("127.0.0.1:" + port), 8192).open()) {
            assertThat(open.lost()).isZero();
            try (DatagramSocket socket = new DatagramSocket()) {
                byte[] bytes = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < sent; i++) {
                    socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
                }
            }
            Thread reader = new Thread(() -> {
                try {
                    open.run(full);
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            reader.start();
            int read = 0;
            for (List<Line> lines = full.take(1000, Duration.ofSeconds(1));
                    !lines.isEmpty();
                    lines = full.take(1000, Duration.ofSeconds(1))) {
                read += lines.size();
            }
            assertThat(open.lost()).isPositive().isEqualTo(sent - read);
            open.close();
            reader.join();
        }
    }

    private static Source source(String kind, String address) {
        return configured(Map.of(kind, address));
    }

    private static Source configured(Map<String, Object> values) {
        GivenSettings settings = new GivenSettings(new HashMap<>(values));
        Source source = new SyslogForwarding().configure(settings);
        assertThat(settings.mistakes()).isEmpty();
        return source;
    }

    private void awaitTexts(int count) {
        await().atMost(LIMIT).until(() -> recorded.events().size() >= count);
        assertThat(recorded.events()).hasSize(count);
    }

    private static void send(int port, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    private static void awaitUdp(int port) {
        String local = String.format(":%04X ", port);
        await().atMost(LIMIT)
                .until(() -> Files.readString(Path.of("/proc/net/udp")).contains(local));
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

    private static void logger(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("logger"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).inheritIO().start();
        assertThat(process.waitFor()).as("%s", line).isZero();
    }
}
