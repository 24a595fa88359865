package steward.console.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoFleetTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void isFoundFromAnywhereBelowTheFolderThatHasIt() throws IOException {
        Path script = script("exit 0");
        Path deep = Files.createDirectories(folder.resolve("console/target/classes"));
        assertThat(DemoFleet.above(deep)).contains(script);
        assertThat(DemoFleet.above(Path.of("/"))).isEmpty();
    }

    @Test
    void isReadyWhenItsBrokerSaysWhereItIsAndEndsWithEverythingItStarted() throws Exception {
        Path script = script("""
                mkdir -p "$3/home/broker"
                sleep 1000 &
                echo $! > "$3/child"
                trap 'echo ended > "$3/ended"; exit' TERM
                echo nats://127.0.0.1:1 > "$3/home/broker/url"
                sleep 1000
                """);
        DemoFleet demo = new DemoFleet(script, folder.resolve("data"));
        Path stale = folder.resolve("data/home/broker/url");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "of an earlier start");
        demo.start(() -> heard.add("ready"), heard::add);
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("ready");
        assertThat(stale).content().contains("nats://127.0.0.1:1");
        long child =
                Long.parseLong(Files.readString(folder.resolve("data/child")).strip());
        demo.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(folder.resolve("data/ended"))
                        && ProcessHandle.of(child).isEmpty());
    }

    @Test
    void saysTheLastWordsOfOneThatDoesNotStart() throws Exception {
        Path script = script("echo no nats-server anywhere; exit 3");
        try (DemoFleet demo = new DemoFleet(script, folder.resolve("data"))) {
            demo.start(() -> heard.add("ready"), heard::add);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("no nats-server anywhere");
        }
    }

    private Path script(String body) throws IOException {
        Path script = folder.resolve("installer").resolve("demo");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/usr/bin/env bash\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}
