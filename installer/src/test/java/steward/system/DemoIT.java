package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, as somebody types it who has just cloned. */
final class DemoIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Test
    @Timeout(1500)
    void givesEveryAnswerTwiceInARowAndLeavesNothingRunning(@TempDir Path folder) {
        Path place = folder.resolve("demo");
        for (int round = 1; round <= 2; round++) {
            ProcessBuilder builder = new ProcessBuilder("./demo", "--headless", "--exit", "--dir", place.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            try (Running demo = Running.start(builder, folder.resolve("round" + round))) {
                assertThat(demo.awaitEnd(LIMIT)).as("%s", demo).isZero();
                assertThat(demo.outputText()).endsWith("Every answer was what it must be.\n");
            }
            assertThat(Processes.naming(place.toString())).isZero();
        }
    }
}
