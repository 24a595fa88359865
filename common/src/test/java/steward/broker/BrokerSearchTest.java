package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerSearchTest {
    @TempDir
    Path temp;

    @Test
    void looksOnThePathThenBesideTheProgramThenInTheCacheForItsNewest() throws IOException {
        Path onPath = program(temp.resolve("bin/nats-server"), "2.14.0");
        Path beside = program(temp.resolve("app/nats-server"), "2.15.0");
        program(temp.resolve("home/.cache/steward/nats-server/2.15.1/nats-server"), "2.15.1");
        Path newest = program(temp.resolve("home/.cache/steward/nats-server/2.15.10/nats-server"), "2.15.10");

        assertThat(search(Map.of()).find().path()).isEqualTo(onPath);
        Files.delete(onPath);
        assertThat(search(Map.of()).find().path()).isEqualTo(beside);
        Files.delete(beside);
        assertThat(search(Map.of()).find().path()).isEqualTo(newest);
    }

    @Test
    void anOldOneGivesWayToALaterOneUnlessAllAreOldOrItWasNamed() throws IOException {
        Path onPath = program(temp.resolve("bin/nats-server"), "2.9.10");
        Path beside = program(temp.resolve("app/nats-server"), "2.13.4");
        Path cached = program(temp.resolve("home/.cache/steward/nats-server/2.15.1/nats-server"), "2.15.1");

        assertThat(search(Map.of()).find().path()).isEqualTo(cached);
        assertThat(search(Map.of(), Optional.of(beside)).find().path()).isEqualTo(beside);
        Files.delete(cached);
        assertThat(search(Map.of()).find().path()).isEqualTo(onPath);
    }

    @Test
    void aSettingGoesBeforeTheEnvironmentAndThatBeforeTheRest() throws IOException {
        Path set = program(temp.resolve("set/nats-server"), "2.10.1");
        Path named = program(temp.resolve("named/nats-server"), "2.11.1");
        program(temp.resolve("bin/nats-server"), "2.9.10");
        Map<String, String> environment = Map.of("STEWARD_NATS_SERVER", named.toString());

        assertThat(search(environment).find().path()).isEqualTo(named);
        assertThat(search(environment, Optional.of(set)).find().path()).isEqualTo(set);
    }

    @Test
    void aSettingThatCannotBeRunIsAnErrorThatNamesIt() throws IOException {
        program(temp.resolve("bin/nats-server"), "2.9.10");
        Path missing = temp.resolve("nowhere/nats-server");
        assertThatThrownBy(() -> search(Map.of(), Optional.of(missing)).find())
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("correct the setting");
    }

    @Test
    void findsTheCacheWhereTheEnvironmentPutsIt() throws IOException {
        program(temp.resolve("elsewhere/steward/nats-server/2.15.1/nats-server"), "2.15.1");
        program(temp.resolve("bin/nats-server"), "2.9.10");
        assertThat(search(Map.of("XDG_CACHE_HOME", temp.resolve("elsewhere").toString()))
                        .find()
                        .version())
                .isEqualTo(new BrokerVersion(2, 15, 1));
    }

    @Test
    void passesOverWhatIsNoServer() throws IOException {
        program(temp.resolve("home/.cache/steward/nats-server/2.15.1/nats-server"), "2.15.1");
        script(temp.resolve("app/nats-server"), "exit 1");
        script(temp.resolve("home/.cache/steward/nats-server/2.15.1/nats-server"), "echo something else 3.0.0");
        program(temp.resolve("bin/nats-server"), "2.9.10");
        assertThat(search(Map.of()).find().version()).isEqualTo(new BrokerVersion(2, 9, 10));
    }

    @Test
    void noneAtAllIsAnErrorWithTheRemedy() {
        assertThatThrownBy(() -> search(Map.of()).find())
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.NO_BINARY))
                .hasMessageContaining("installer/nats-server fetches one; or apt install nats-server");
    }

    @Test
    void warnsOfOldServersWithReasons() {
        assertThat(new BrokerBinary(Path.of("/s"), new BrokerVersion(2, 15, 1)).warning())
                .isEmpty();
        assertThat(new BrokerBinary(Path.of("/s"), new BrokerVersion(2, 14, 0)).warning())
                .isEmpty();
        assertThat(new BrokerBinary(Path.of("/s"), new BrokerVersion(2, 13, 9)).warning())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("2.13.9", "skip new messages", "installer/nats-server")
                        .doesNotContain("sync_interval", "hang"));
        assertThat(new BrokerBinary(Path.of("/s"), new BrokerVersion(2, 9, 10)).warning())
                .hasValueSatisfying(text -> assertThat(text).contains("2.9.10", "sync_interval", "skip", "hang"));
    }

    private BrokerSearch search(Map<String, String> environment) {
        return search(environment, Optional.empty());
    }

    private BrokerSearch search(Map<String, String> environment, Optional<Path> setting) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("PATH", temp.resolve("bin") + ":" + temp.resolve("none"));
        return new BrokerSearch(setting, all, temp.resolve("home"), Optional.of(temp.resolve("app")));
    }

    private static Path program(Path path, String version) throws IOException {
        return script(path, "echo nats-server: v" + version);
    }

    private static Path script(Path path, String body) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(path, "#!/bin/sh\n" + body + "\n", UTF_8);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        return path;
    }
}
