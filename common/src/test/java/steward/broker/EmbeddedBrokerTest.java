package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import steward.testing.BrokerExtension.EachBroker;

@Timeout(120)
final class EmbeddedBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    @ParameterizedTest
    @EachBroker
    void keepsItsFolderAndItsSecretsToTheOwner(BrokerBinary binary) throws IOException {
        Path folder = temp.resolve("made/on/first use");
        try (EmbeddedBroker broker = start(folder, binary)) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            for (String file : List.of("nats-server.conf", "console.credentials", "agent.credentials", "url")) {
                assertThat(permissions(folder.resolve(file))).isEqualTo("rw-------");
            }
            assertThat(Files.readString(folder.resolve("url"), UTF_8).strip()).isEqualTo(broker.url());
            assertThat(Files.readString(broker.credentials(BrokerUser.CONSOLE), UTF_8))
                    .startsWith("console:");
            assertThat(broker.url()).startsWith("nats://127.0.0.1:");
            assertThat(ListenAddress.parse(broker.url().substring(7)).port()).isLessThan(32_768);
        }
    }

    @ParameterizedTest
    @EachBroker
    void writesEveryMessageToDiskWhereTheServerKnowsHow(BrokerBinary binary) throws IOException {
        try (EmbeddedBroker broker = start(temp.resolve("b"), binary)) {
            assertThat(broker.pid()).isPresent();
            assertThat(Files.readString(temp.resolve("b/nats-server.conf"), UTF_8)
                            .contains("sync_interval: always"))
                    .isEqualTo(binary.version().isAtLeast(2, 10));
        }
    }

    @ParameterizedTest
    @EachBroker
    void takesItsPortItsCredentialsAndItsStoreAgainAtTheNextStart(BrokerBinary binary) throws IOException {
        Path folder = temp.resolve("b");
        String url;
        String secret;
        long pid;
        try (EmbeddedBroker broker = start(folder, binary)) {
            url = broker.url();
            secret = Files.readString(broker.credentials(BrokerUser.AGENT), UTF_8);
            pid = broker.pid().orElseThrow();
        }
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        try (EmbeddedBroker broker = start(folder, binary)) {
            assertThat(broker.url()).isEqualTo(url);
            assertThat(Files.readString(broker.credentials(BrokerUser.AGENT), UTF_8))
                    .isEqualTo(secret);
        }
    }

    @Test
    void aPortInUseIsNamedWithTheRemedy() throws IOException {
        int port = ListenAddress.LOOPBACK.withFreePort().port();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> EmbeddedBroker.start(
                            temp.resolve("b"), new ListenAddress("127.0.0.1", port), newest(), trouble -> {}))
                    .isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.kind())
                            .isEqualTo(BrokerException.Kind.PORT_IN_USE))
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining("another port");
        }
        // And the folder is free again.
        start(temp.resolve("b"), newest()).close();
    }

    @Test
    void aFolderOfALivingBrokerIsRefusedWithTheProcessThatHoldsIt() {
        Path folder = temp.resolve("b");
        try (EmbeddedBroker broker = start(folder, newest())) {
            assertThat(broker.pid()).isPresent();
            assertThatThrownBy(() -> start(folder, newest()))
                    .isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.kind())
                            .isEqualTo(BrokerException.Kind.FOLDER_IN_USE))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFolderThatIsOpenToOthersIsRefused() throws IOException {
        Path folder = Files.createDirectory(
                temp.resolve("b"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        assertThatThrownBy(() -> start(folder, newest()))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("chmod 700");
    }

    @ParameterizedTest
    @EachBroker
    void startsTheServerAgainWhenItEndsByItself(BrokerBinary binary) {
        List<String> troubles = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(temp.resolve("b"), ListenAddress.LOOPBACK, binary, troubles::add)) {
            for (int round = 1; round <= 3; round++) {
                long before = broker.pid().orElseThrow();
                ProcessHandle.of(before).orElseThrow().destroyForcibly();
                await().atMost(PATIENCE)
                        .until(() -> broker.pid().filter(pid -> pid != before).isPresent());
                int expected = 2 * round;
                await().atMost(PATIENCE).until(() -> troubles.size() == expected);
                assertThat(troubles.get(expected - 2)).contains("ended by itself with code");
                assertThat(troubles.get(expected - 1)).contains("runs again at " + broker.url());
            }
        }
    }

    /** Also where nobody could run a shutdown hook. */
    /** Its words stand for the full disk itself, which installer/faults makes. */
    @Test
    void startsAServerAgainThatGaveUpOverADiskWhichHasRoomAgain() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        BrokerBinary binary = BrokerBinary.find(Optional.empty());
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(temp.resolve("b"), ListenAddress.LOOPBACK, binary, told::add)) {
            long first = broker.pid().orElseThrow();
            Files.writeString(
                    temp.resolve("b/nats-server.log"),
                    "[1] 2026/11/23 04:07:41.876101 [ERR] Filestore [STEWARD_ACKS] Critical write error: write 1.blk: no"
                            + " space left on device\n",
                    StandardOpenOption.APPEND);

            await().atMost(PATIENCE)
                    .until(() -> broker.pid().filter(pid -> pid != first).isPresent() && told.size() == 2);

            assertThat(told.get(0)).contains("was full and has room again");
            assertThat(told.get(1)).contains("runs again");
        }
    }

    @ParameterizedTest
    @EachBroker
    void endsWithAParentThatIsKilled(BrokerBinary binary) throws Exception {
        Process parent = parent(temp.resolve("b"), binary);
        long child = childOf(parent);

        parent.destroyForcibly().waitFor();

        await().atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void endsWithAParentThatEndsInGoodOrder() throws Exception {
        Process parent = parent(temp.resolve("b"), newest());
        long child = childOf(parent);

        parent.destroy();
        parent.waitFor();

        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @ParameterizedTest
    @EachBroker
    void endsAServerThatADeadParentLeftBehind(BrokerBinary binary) throws Exception {
        Path folder = temp.resolve("b");
        start(folder, binary).close();
        Process orphan = new ProcessBuilder(
                        binary.path().toString(),
                        "-c",
                        folder.resolve("nats-server.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(PATIENCE)
                .until(() -> Files.exists(folder.resolve("nats-server.pid"))
                        && Files.readString(folder.resolve("nats-server.pid"), UTF_8)
                                .strip()
                                .equals(Long.toString(orphan.pid())));

        try (EmbeddedBroker broker = start(folder, binary)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(broker.pid()).isPresent().isNotEqualTo(Optional.of(orphan.pid()));
        }
    }

    @Test
    void leavesAStrangerAloneThatHasTheNumberOfAnOldServer() throws Exception {
        Path folder = temp.resolve("b");
        start(folder, newest()).close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("nats-server.pid"), Long.toString(stranger.pid()), UTF_8);
            start(folder, newest()).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aServerThatEndsAtOnceSaysItsLastWords() throws IOException {
        Path program = Files.createFile(
                temp.resolve("nats-server"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                program,
                "#!/bin/sh\n[ $1 = --version ] && echo nats-server: v2.15.0 && exit\necho no more; exit 3\n",
                UTF_8);
        assertThatThrownBy(() -> start(temp.resolve("b"), BrokerBinary.find(Optional.of(program))))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("code 3")
                .hasMessageContaining("no more");
    }

    private static EmbeddedBroker start(Path folder, BrokerBinary binary) {
        return EmbeddedBroker.start(folder, ListenAddress.LOOPBACK, binary, trouble -> {});
    }

    private static BrokerBinary newest() {
        return BrokerBinary.find(Optional.empty());
    }

    private static Process parent(Path folder, BrokerBinary binary) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        folder.toString(),
                        binary.path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long childOf(Process parent) throws IOException {
        String line = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8)).readLine();
        return Long.parseLong(String.valueOf(line));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
