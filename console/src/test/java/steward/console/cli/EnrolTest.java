package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolTest {
    @TempDir
    private Path folder;

    @Test
    void writesWhatAUnitNeedsForItsOwnerOnly() throws IOException {
        Path secret = folder.resolve("agents");
        Files.writeString(secret, "agent:pass\n");
        Call call = enrol(
                "--broker", "nats://hub:4222", "--agent-credentials", secret.toString(), "--label", "site=ber\"gen");
        assertThat(call.code()).as(call.err()).isZero();
        Path config = folder.resolve("unit").resolve("agent.toml");
        assertThat(Files.readString(config))
                .contains("node = \"ship1\"", "url = [\"nats://hub:4222\"]", "credentials = \"agent.credentials\"")
                .contains("\"site\" = \"ber\\\"gen\"", "allow = [\"*\"]")
                .doesNotContain("pass");
        for (String file : new String[] {"agent.toml", "agent.credentials"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.resolveSibling(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void neverWritesOverAConfiguration() {
        assertThat(enrol("--broker", "nats://hub:4222").code()).isZero();
        Call again = enrol("--broker", "nats://hub:4222");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("is there already: name another folder");
    }

    @Test
    void saysHowToComeByABroker() {
        Call call = enrol();
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("start one with 'steward broker run'");
    }

    @Test
    void theDoctorSaysWhatIsMissing() {
        Call call = Call.of("doctor", "--home", home(), "--broker", "nats://127.0.0.1:1");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out())
                .contains("BAD   broker", "no nats-server answers at nats://127.0.0.1:1", "-> start it")
                .contains("ok    home", "BAD   login");
    }

    private Call enrol(String... more) {
        String[] line = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "enrol",
                    "ship1",
                    "--home",
                    home(),
                    "--out",
                    folder.resolve("unit").toString()
                },
                0,
                line,
                0,
                6);
        System.arraycopy(more, 0, line, 6, more.length);
        return Call.of(line);
    }

    private String home() {
        return folder.resolve("home").toString();
    }
}
