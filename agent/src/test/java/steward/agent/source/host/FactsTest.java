package steward.agent.source.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.source.GivenSettings;
import steward.agent.source.Recorded;
import steward.agent.source.Source;
import steward.message.Severity;

/** Facts of this machine and of real programs, and what is told when they change. */
class FactsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Recorded recorded = new Recorded();

    @AfterEach
    void end() throws InterruptedException {
        recorded.close();
    }

    @Test
    void tellsAllOnceAndThenEachChangeAlsoOfATimeWhenItWasAway() throws Exception {
        program("rack", "echo rack=7; echo 'no fact'; echo tray=2");
        program("broken", "exit 3");
        Source source = new Facts()
                .configure(new GivenSettings(Map.of("period", Duration.ofMillis(100), "folder", folder.toString())));
        recorded.start(source);
        await().atMost(LIMIT).until(() -> recorded.events().size() == 1);
        assertThat(facts(0))
                .containsKeys("kernel", "arch", "cpus", "memory", "hostName", "addresses")
                .containsEntry("rack", "7")
                .containsEntry("broken.error", "ended with exit code 3");
        recorded.stop();
        program("rack", "echo rack=8");
        recorded.start(source);
        await().atMost(LIMIT).until(() -> recorded.events().size() == 2);
        recorded.stop();
        assertThat(facts(1)).isEqualTo(Map.of("rack", "8"));
        assertThat(recorded.events().get(1).severity()).isEqualTo(Severity.NOTICE);
        assertThat(recorded.events().get(1).data().values())
                .containsEntry("text", "changed: rack, tray")
                .containsEntry("before", Map.of("rack", "7", "tray", "2"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> facts(int event) {
        return (Map<String, Object>)
                recorded.events().get(event).data().get("facts").orElseThrow();
    }

    private void program(String name, String line) throws IOException {
        Path fresh = Files.writeString(folder.resolve(name + ".new"), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
