package steward.console.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.nats.NatsBus;
import steward.console.desktop.keep.Profile;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

@ExtendWith(BrokerExtension.class)
final class TrialTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatABrokerAnswersAndHowFastAndWhichOneItIs(TestBroker broker) throws Exception {
        Profile profile = remote(
                broker.url(), broker.folder().resolve("console.credentials").toString());
        Trial before = Trial.of(profile);
        assertThat(before.outcome()).isEqualTo(Trial.Outcome.CONNECTED);
        assertThat(before.remark()).hasValueSatisfying(text -> assertThat(text).contains("no stream"));
        try (Bus bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE))) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> bus.ensureStreams()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS));
        }
        Trial after = Trial.of(profile);
        assertThat(after.outcome()).isEqualTo(Trial.Outcome.CONNECTED);
        assertThat(after.remark()).isEmpty();
        assertThat(after.roundTrip())
                .hasValueSatisfying(took -> assertThat(took).isPositive());
        assertThat(after.greeting()).hasValueSatisfying(greeting -> assertThat(greeting.hasStreams())
                .isTrue());
    }

    @Test
    void saysThatCredentialsAreRefused(TestBroker broker) throws IOException {
        Path wrong = folder.resolve("wrong");
        Files.writeString(wrong, "nobody:nothing");
        Trial trial = Trial.of(remote(broker.url(), wrong.toString()));
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.FAILED);
        assertThat(trial.detail()).containsIgnoringCase("authori");
    }

    @Test
    void saysThatNothingListensThere() {
        Trial trial = Trial.of(remote("nats://127.0.0.1:1", ""));
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.FAILED);
        assertThat(trial.detail()).contains("nothing listens there");
    }

    @Test
    void findsTheProgramThatWouldBeTheBrokerAndMakesNothing() {
        Path home = folder.resolve("home");
        Trial trial = Trial.of(new Profile("own", Profile.Tint.NONE, home.toString(), List.of(), ""));
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.STARTS);
        assertThat(trial.detail()).contains("nats-server");
        assertThat(home).doesNotExist();
    }

    @Test
    void saysWhatIsWrongInTheSettingsOfTheHome() throws IOException {
        Path home = Files.createDirectory(
                folder.resolve("own"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(home.resolve("settings.json"), "{\"validFor\":\"soon\"}");
        Trial trial = Trial.of(new Profile("own", Profile.Tint.NONE, home.toString(), List.of(), ""));
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.FAILED);
        assertThat(trial.detail()).contains("settings.json");
    }

    private Profile remote(String address, String credentials) {
        return new Profile(
                "remote", Profile.Tint.NONE, folder.resolve("home").toString(), List.of(address), credentials);
    }
}
