package steward.console.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.message.MethodName;
import steward.message.OperatorName;

class HomeTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void name() {
        home = folder.resolve("deep").resolve("home");
    }

    @Test
    void makesItsFolderForItsOwnerOnly() throws IOException {
        Home opened = Home.open(home);
        assertThat(permissions()).isEqualTo("rwx------");
        assertThat(opened.settings().validFor()).isEqualTo(Duration.ofDays(7));
        assertThat(opened.brokers()).isEmpty();
        assertThat(opened.credentials()).isEmpty();
    }

    @Test
    void narrowsAnEmptyFolderAndRefusesAFullOneThatIsOpenToOthers() throws IOException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Home.open(home);
        assertThat(permissions()).isEqualTo("rwx------");
        Files.createFile(home.resolve("store.db"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x---"));
        assertThatThrownBy(() -> Home.open(home))
                .isInstanceOf(HomeException.class)
                .hasMessageContaining("chmod 700 '" + home + "'");
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Files.createDirectories(home.getParent());
        Files.createFile(home);
        assertThatThrownBy(() -> Home.open(home)).hasMessageContaining(home.toString());
    }

    @Test
    void findsTheEmbeddedBrokerOfTheHome() throws IOException {
        Path broker = Home.open(home).broker();
        Files.createDirectories(broker);
        Files.writeString(broker.resolve("url"), "nats://127.0.0.1:14222\n");
        Files.writeString(broker.resolve("console.credentials"), "console:secret\n");
        Home opened = Home.open(home);
        assertThat(opened.brokers()).containsExactly("nats://127.0.0.1:14222");
        assertThat(opened.credentials()).contains(broker.resolve("console.credentials"));
    }

    @Test
    void doesNotShowTheEmbeddedBrokersCredentialsToAnotherBroker() throws IOException {
        settings("{\"broker\": \"nats://hub:4222\"}");
        Files.createDirectories(home.resolve("broker"));
        Files.writeString(home.resolve("broker").resolve("console.credentials"), "console:secret\n");
        assertThat(Home.open(home).credentials()).isEmpty();
    }

    @Test
    void readsEverySetting() throws IOException {
        settings("{\"operator\": \"ada\", \"broker\": [\"nats://a:4222\", \"tls://b:4222\"],"
                + " \"credentials\": \"hub.credentials\", \"authority\": \"/etc/ca.pem\", \"validFor\": \"PT2H\","
                + " \"runLimit\": \"PT0S\", \"runLimits\": {\"filecopy\": \"PT1H\"}}");
        Settings read = Home.open(home).settings();
        assertThat(read.operator()).isEqualTo(new OperatorName("ada"));
        assertThat(read.brokers()).containsExactly("nats://a:4222", "tls://b:4222");
        assertThat(read.credentials()).contains(home.resolve("hub.credentials"));
        assertThat(read.authority()).contains(Path.of("/etc/ca.pem"));
        assertThat(read.validFor()).isEqualTo(Duration.ofHours(2));
        assertThat(read.runLimit(new MethodName("shellcommand"))).isZero();
        assertThat(read.runLimit(new MethodName("filecopy"))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void saysAllMistakesAtOnce() throws IOException {
        settings("{\"operater\": \"ada\", \"operator\": \"a.b\", \"broker\": \"hub\", \"validFor\": \"PT0S\","
                + " \"runLimit\": 5, \"runLimits\": {\"x y\": \"soon\"}}");
        assertThatThrownBy(() -> Home.open(home))
                .isInstanceOf(HomeException.class)
                .hasMessageContaining("settings.json")
                .hasMessageContaining("\"operater\" is not a setting")
                .hasMessageContaining("\"operator\"")
                .hasMessageContaining("nats://127.0.0.1:4222")
                .hasMessageContaining("\"validFor\" is \"PT0S\"")
                .hasMessageContaining("\"runLimit\" is not text")
                .hasMessageContaining("runLimits.x y");
    }

    @Test
    void saysWhereTheSettingsAreNotJson() throws IOException {
        settings("{\"operator\": }");
        assertThatThrownBy(() -> Home.open(home))
                .hasMessageContaining("settings.json")
                .hasMessageContaining("line 1");
    }

    @ParameterizedTest
    @CsvSource({"ada,ada", "'ada lovelace',ada-lovelace", "a.b@c,a-b-c", "_root,root", "'',operator", "日本,日本"})
    void makesAValidNameOfTheSystemsUser(String user, String operator) {
        assertThat(SystemUser.operator(user)).isEqualTo(new OperatorName(operator));
    }

    @Test
    void cutsALongUserName() {
        assertThat(SystemUser.operator("x".repeat(200)).value()).hasSize(63);
    }

    private void settings(String json) throws IOException {
        Home.open(home);
        Files.writeString(home.resolve("settings.json"), json);
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home));
    }
}
