package steward.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.source.SourceRegistry;
import steward.agent.source.host.Heartbeat;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.trust.Permission;
import steward.trust.TrustedOperator;
import steward.trust.VerifyingKey;

class AgentConfigFileTest {
    private static final String KEY = "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String OTHER_KEY = "ed25519:PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";
    private static final SourceRegistry SOURCES = new SourceRegistry(List.of(new Heartbeat()));
    private static final String MINIMAL = """
            node = "ship1"
            [broker]
            url = "nats://127.0.0.1:4222"
            [[operator]]
            name = "ann"
            key = "%s"
            """.formatted(KEY);

    /** Of a key that was thrown away; valid for a hundred years. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBRDCB96ADAgECAhRnO6PaRBCG4lM+I2I+4K4LoIOiczAFBgMrZXAwFzEVMBMG
            A1UEAwwMc3Rld2FyZCB0ZXN0MCAXDTI2MTEyMjIyMzk1N1oYDzIxMjYxMDI5MjIz
            OTU3WjAXMRUwEwYDVQQDDAxzdGV3YXJkIHRlc3QwKjAFBgMrZXADIQB8GRw0w2W1
            pPyxgjA+hFAQnLkWiiae4gNSAhOAtMe5nKNTMFEwHQYDVR0OBBYEFEMd+YjfFmSz
            yWn0QaDk7QILgm24MB8GA1UdIwQYMBaAFEMd+YjfFmSzyWn0QaDk7QILgm24MA8G
            A1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EAoPTOaGdpGhBCo6ix8v9Kkcm0uyfJSu2S
            xNAYDyx0uVDSY2LZVGM0rocZode+9Hx2MukNoDJgXSLxhkRXZFsPCw==
            -----END CERTIFICATE-----
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("agent.toml");
    }

    @Test
    void fillsInWhatIsNotWritten() throws IOException {
        AgentConfig config = read(MINIMAL);

        assertThat(config.node()).isEqualTo(new NodeName("ship1"));
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/steward"));
        assertThat(config.brokerUrls()).containsExactly("nats://127.0.0.1:4222");
        assertThat(config.credentials()).isEmpty();
        assertThat(config.tlsCa()).isEmpty();
        assertThat(config.trust().operators())
                .containsExactly(new TrustedOperator(
                        new OperatorName("ann"), VerifyingKey.parse(KEY), List.of(Permission.all())));
        assertThat(config.labels()).isEmpty();
        assertThat(config.presencePeriod()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.tolerance()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.outboxBytes()).isEqualTo(1L << 30);
        assertThat(config.outputBytes()).isEqualTo(256L << 20);
        assertThat(config.maxOpen()).isEqualTo(10_000);
        assertThat(config.concurrency()).isEmpty();
        assertThat(config.maxRestarts()).isEqualTo(5);
        assertThat(config.metrics()).isEmpty();
        assertThat(config.restartWindow()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void tellsNumbersOnThisMachineOnly() throws IOException {
        assertThat(read(MINIMAL + "[metrics]\nlisten = \"127.0.0.1:9600\"\n").metrics())
                .contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9600));
        for (String wrong : List.of("0.0.0.0:9600", "192.0.2.7:9600")) {
            assertThatThrownBy(() -> read(MINIMAL + "[metrics]\nlisten = \"" + wrong + "\"\n"))
                    .hasMessageContaining("metrics.listen")
                    .hasMessageContaining("can be reached from other machines");
        }
        assertThatThrownBy(() -> read(MINIMAL + "[metrics]\nlisten = \"9600\"\n"))
                .hasMessageContaining("is no address and port: write it as \"127.0.0.1:9600\"");
    }

    @Test
    void readsEveryKey() throws IOException {
        Path credentials = ownerOnly(folder.resolve("broker.password"));
        Path authority = Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);
        AgentConfig config = read("""
                node = "ship-1"
                data = "data/ship-1"

                [broker]
                url = ["nats://a.example.org:4222", "tls://b.example.org"]
                credentials = "broker.password"
                tls_ca = "%s"

                [[operator]]
                name = "ann"
                key = "%s"
                allow = ["shellcommand.operatingsystem", "hello.*"]

                [[operator]]
                name = "björn"
                key = "%s"
                allow = "*"

                [labels]
                site = "north"
                "rack/row" = "7 b"

                [presence]
                period = "5s"

                [validity]
                tolerance = "0"

                [limits]
                outbox_bytes = "2 GiB"
                output_bytes = 65536
                open_commands = 500

                [files]
                read = ["/var/log", "/srv/x/../y"]
                write = "/srv/drop"

                [process."shellcommand.operatingsystem"]
                concurrency = 1

                [process.shellcommand.nginx]

                [supervision]
                max_restarts = 3
                window = "PT5M"
                """.formatted(authority, KEY, OTHER_KEY));

        assertThat(config.data()).isEqualTo(folder.resolve("data/ship-1"));
        assertThat(config.brokerUrls()).containsExactly("nats://a.example.org:4222", "tls://b.example.org");
        assertThat(config.credentials()).contains(credentials);
        assertThat(config.tlsCa()).contains(authority);
        assertThat(config.trust().operators())
                .containsExactly(
                        new TrustedOperator(
                                new OperatorName("ann"),
                                VerifyingKey.parse(KEY),
                                List.of(new Permission("shellcommand.operatingsystem"), new Permission("hello.*"))),
                        new TrustedOperator(
                                new OperatorName("björn"), VerifyingKey.parse(OTHER_KEY), List.of(Permission.all())));
        assertThat(config.labels()).isEqualTo(Map.of("site", "north", "rack/row", "7 b"));
        assertThat(config.presencePeriod()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.tolerance()).isEqualTo(Duration.ZERO);
        assertThat(config.outboxBytes()).isEqualTo(2L << 30);
        assertThat(config.outputBytes()).isEqualTo(65_536);
        assertThat(config.maxOpen()).isEqualTo(500);
        assertThat(config.readableFolders()).containsExactly(Path.of("/var/log"), Path.of("/srv/y"));
        assertThat(config.writableFolders()).containsExactly(Path.of("/srv/drop"));
        assertThat(config.concurrency()).isEqualTo(Map.of("shellcommand.operatingsystem", 1, "shellcommand.nginx", 4));
        assertThat(config.maxRestarts()).isEqualTo(3);
        assertThat(config.restartWindow()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void reportsEveryMistakeAtOnceWithItsKeyAndARemedy() throws IOException {
        ConfigException refusal = refusal("""
                nod = "ship1"
                data = 7

                [broker]
                url = "http://user:secret@example.org/path"
                credential = "x"

                [[operator]]
                name = "ann smith"
                allow = ["everything"]
                colour = "red"

                [labels]
                site = 7

                [presence]
                period = "5 minutes"

                [limits]
                output_bytes = 10
                open_commands = "many"

                [files]
                read = ["logs"]

                [process.shellcommand]
                concurrency = 4

                [supervision]
                max_restarts = 1000
                """);

        assertThat(refusal.mistakes())
                .containsExactly(
                        "node is missing: write node = \"ship1\", the unique name of this node",
                        "data is 7: write text in quotes",
                        "broker.url: \"http://...@example.org/path\" is not the address of a broker: write it like"
                                + " nats://broker.example.org:4222 or tls://10.0.0.5:4222",
                        "broker.credential is not a key: did you mean \"credentials\"? Otherwise use one of credentials,"
                                + " tls_ca, url",
                        "operator[1].name: operator name \"ann smith\" contains the character U+0020: use printable"
                                + " characters only",
                        "operator[1].key is missing: write key = \"ed25519:...\" as \"steward key\" prints it",
                        "operator[1].allow: permission \"everything\" has not two parts: write <method>.<domain>, with *"
                                + " for all methods or all domains, or only * for everything",
                        "operator[1].colour is not a key: use one of allow, key, name",
                        "labels.site is 7: write text in quotes",
                        "presence.period: duration \"5 minutes\" is not a duration: write it like 30s, 5m, 2h, 7d, 1h30m"
                                + " or PT30S",
                        "limits.output_bytes is 10 B: use 32 KiB to 1024 TiB",
                        "limits.open_commands is \"many\": write a whole number without quotes",
                        "process.shellcommand.\"concurrency\" is not a process: write [process.\"<method>.<domain>\"],"
                                + " such as [process.\"shellcommand.operatingsystem\"]",
                        "files.read: \"logs\" is no absolute path: write one such as \"/var/log\"",
                        "supervision.max_restarts is 1000: use 0 to 100",
                        "nod is not a key: did you mean \"node\"? Otherwise use one of broker, data, files, labels, limits,"
                                + " metrics, node, operator, presence, process, source, supervision, validity");
        assertThat(refusal.getMessage())
                .startsWith(file + " cannot be used:\n  node is missing: ")
                .hasLineCount(1 + refusal.mistakes().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | broker.url is missing: write url = \"nats://broker.example.org:4222\"",
                "url = [] | broker.url is missing: write url = \"nats://broker.example.org:4222\"",
                "url = \"nats://u:p@h:4222\" | broker.url: \"nats://...@h:4222\" holds a user: put \"user:password\" into a file"
                        + " of mode 0600 and name that file as credentials",
                "url = \"localhost:4222\" | broker.url: \"localhost:4222\" is not the address of a broker: write it like"
                        + " nats://broker.example.org:4222 or tls://10.0.0.5:4222",
                "url = \"nats://h:70000\" | broker.url: \"nats://h:70000\" holds more than a scheme, a host and a port: write"
                        + " it like nats://broker.example.org:4222 or tls://10.0.0.5:4222",
                "url = [\"nats://h\", 4222] | broker.url holds 4222: write text in quotes",
            })
    void refusesABrokerThatCannotBeReached(String broker, String mistake) throws IOException {
        assertThat(refusal(MINIMAL.replace("url = \"nats://127.0.0.1:4222\"", broker))
                        .mistakes())
                .containsExactly(mistake);
    }

    @Test
    void refusesCredentialsThatAreMissingOrOpenToOthers() throws IOException {
        String text = MINIMAL.replace("[broker]", "[broker]\ncredentials = \"secret\"");
        Path secret = folder.resolve("secret");

        assertThat(refusal(text).mistakes())
                .containsExactly("broker.credentials: " + secret + " does not exist: make it, or name another");

        ownerOnly(secret);
        assertThat(read(text).credentials()).contains(secret);

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(refusal(text).mistakes())
                .containsExactly("broker.credentials: " + secret + " is open to others (rw-r-----): run  chmod 600 '"
                        + secret + "'");
    }

    @Test
    void refusesAnAuthorityThatIsNoCertificate() throws IOException {
        Path authority = Files.writeString(folder.resolve("ca.pem"), "not a certificate");
        String text = MINIMAL.replace("[broker]", "[broker]\ntls_ca = \"ca.pem\"");

        assertThat(refusal(text).mistakes())
                .containsExactly("broker.tls_ca: " + authority + " holds no certificates: name a file in PEM form");
    }

    @Test
    void refusesADataFolderThatIsAFile() throws IOException {
        Files.writeString(folder.resolve("data"), "");
        assertThat(refusal("data = \"data\"\n" + MINIMAL).mistakes())
                .containsExactly("data: " + folder.resolve("data") + " is not a folder: name a folder");
    }

    @Test
    void refusesToRunWithoutAnOperator() throws IOException {
        assertThat(refusal("node = \"ship1\"\n[broker]\nurl = \"nats://h\"\n").mistakes())
                .containsExactly("operator is missing, so nobody could command this node: write [[operator]] with the"
                        + " name and the key that \"steward key\" prints");
    }

    @Test
    void refusesOneKeyForTwoOperators() throws IOException {
        String text = MINIMAL + "[[operator]]\nname = \"bob\"\nkey = \"" + KEY + "\"\n";
        assertThat(refusal(text).mistakes())
                .containsExactly(
                        "operator: operators ann and bob have the same key " + KEY + ": give each a key of their own");
    }

    @Test
    void refusesAnEmptyListOfPermissions() throws IOException {
        assertThat(refusal(MINIMAL + "allow = []\n").mistakes())
                .containsExactly("operator[1].allow is empty: list permissions, or leave it out to allow everything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker = 7",
                "operator = \"ann\"",
                "labels = []",
                "[labels]\n\"a b\" = \"c\"",
                "[labels]\na = \"\"",
                "[labels]\na = \"x\\ny\"",
                "[presence]\nperiod = 30",
                "[presence]\nperiod = \"0\"",
                "[validity]\ntolerance = \"2d\"",
                "[limits]\noutput_bytes = \"1 MB\"",
                "[limits]\noutput_bytes = 1.5",
                "[process.\"a.b.c\"]\nconcurrency = 1",
                "[process.\"a.b\"]\nconcurrency = 0",
                "[process.\"a.b\"]\nthreads = 1",
                "[process]\n\"a.b\" = 4",
                "[process.\"a b\".c]"
            })
    void refusesWhatAKeyCannotBe(String text) throws IOException {
        String whole = text.startsWith("[") ? MINIMAL + text : text + "\n" + MINIMAL;
        assertThat(refusal(whole).getMessage()).contains(": ");
        assertThat(refusal(whole).mistakes()).isNotEmpty().allMatch(mistake -> !mistake.contains("\n"));
    }

    @Test
    void namesTheLineOfASyntaxError() throws IOException {
        assertThat(refusal("node = \"ship1\"\nbroker = = 7\n").mistakes())
                .singleElement()
                .asString()
                .startsWith("it is not TOML at line 2, column");
    }

    @Test
    void refusesAKeyThatIsWrittenTwice() throws IOException {
        assertThat(refusal("node = \"a\"\nnode = \"b\"\n").mistakes())
                .singleElement()
                .asString()
                .matches("it is not TOML at line [23], column 1: Duplicate key: correct that line or the one before");
    }

    @Test
    void saysSoWhenThereIsNoUsableFile() throws IOException {
        assertThat(refusalOf(folder.resolve("none.toml")).getMessage())
                .contains("there is no such file: write one, or name another with --config");
        assertThat(refusalOf(folder).getMessage()).contains("cannot be read");
        Files.write(file, "node = \"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusalOf(file).getMessage()).contains("it is not in UTF-8: save it in UTF-8");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThat(refusalOf(file).getMessage()).contains("it has more than 1 MiB");
    }

    @Test
    void listsABoundedNumberOfMistakes() throws IOException {
        StringBuilder text = new StringBuilder(MINIMAL).append("[labels]\n");
        for (int i = 0; i < 1000; i++) {
            text.append("l").append(i).append(" = ").append(i).append('\n');
        }
        assertThat(refusal(text.toString()).mistakes()).hasSize(Mistakes.MOST);
    }

    @Test
    void refusesMoreLabelsThanFitAPresence() throws IOException {
        StringBuilder text = new StringBuilder(MINIMAL).append("[labels]\n");
        for (int i = 0; i <= Labels.MOST; i++) {
            text.append("l").append(i).append(" = \"x\"\n");
        }
        assertThat(refusal(text.toString()).mistakes()).containsExactly("labels are 65: use at most 64 labels");
    }

    @Test
    void readsEventSourcesInBothSpellings() throws IOException {
        AgentConfig config = read(MINIMAL + """
                [source."heartbeat.operatingsystem"]
                period = "5s"
                [source.heartbeat.nginx]
                """);
        assertThat(config.sources())
                .extracting(plan -> plan.method() + "." + plan.domain())
                .containsExactlyInAnyOrder("heartbeat.operatingsystem", "heartbeat.nginx");
    }

    @Test
    void namesEveryMistakeOfEventSources() throws IOException {
        assertThat(refusal(MINIMAL + """
                        [source."hartbeat.nginx"]
                        period = "5s"
                        [source."heartbeat.a.b"]
                        [source."heartbeat.one"]
                        period = 5
                        perod = "5s"
                        [source.heartbeat]
                        two = "5s"
                        """).mistakes())
                .containsExactlyInAnyOrder(
                        "source.\"hartbeat.nginx\" is no event source of this agent: did you mean \"heartbeat\"?"
                                + " Otherwise use one of heartbeat",
                        "source.\"heartbeat.a.b\" is not an event source: write [source.\"<source>.<domain>\"], such as"
                                + " [source.\"heartbeat.operatingsystem\"]",
                        "source.heartbeat.one.period is 5: write text in quotes",
                        "source.heartbeat.one.perod is not a key: did you mean \"period\"?"
                                + " Otherwise use one of period",
                        "source.heartbeat.\"two\" is not an event source: write [source.\"<source>.<domain>\"], such as"
                                + " [source.\"heartbeat.operatingsystem\"]");
    }

    private AgentConfig read(String text) throws IOException {
        Files.writeString(file, text);
        return AgentConfigFile.read(file, SOURCES);
    }

    private ConfigException refusal(String text) throws IOException {
        Files.writeString(file, text);
        return refusalOf(file);
    }

    private static ConfigException refusalOf(Path path) {
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> AgentConfigFile.read(path, SOURCES));
        if (refusal == null) {
            throw new AssertionError(path + " was accepted");
        }
        return refusal;
    }

    private static Path ownerOnly(Path path) throws IOException {
        Files.writeString(path, "user:password\n");
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
}
