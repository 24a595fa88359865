package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts say before they do anything. */
final class ScriptsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    static List<Path> scripts() {
        return Stream.of(Path.of("."), Path.of("lib"))
                .flatMap(place -> files(place).stream())
                .filter(ScriptsTest::isShell)
                .toList();
    }

    private static List<Path> files(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void areCorrectShell(Path script) {
        try (Running check = Running.start(new ProcessBuilder("bash", "-n", script.toString()), folder.resolve("x"))) {
            assertThat(check.awaitEnd(LIMIT)).as("%s", check).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup",
                "nats-server",
                "demo",
                "screenshots",
                "test",
                "faults",
                "package",
                "test-packages",
                "footprint"
            })
    void tellHowTheyAreUsed(String script) {
        try (Running help = run(script, "--help")) {
            assertThat(help.awaitEnd(LIMIT)).isZero();
            assertThat(help.outputText()).startsWith("Usage: installer/" + script);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup",
                "nats-server",
                "demo",
                "screenshots",
                "test",
                "faults",
                "package",
                "test-packages",
                "footprint"
            })
    void refuseAnOptionThatTheyDoNotKnow(String script) {
        try (Running refused = run(script, "--no-such-option")) {
            assertThat(refused.awaitEnd(LIMIT)).isEqualTo(2);
            assertThat(refused.errorText()).startsWith("Usage: installer/" + script);
        }
    }

    @Test
    void printNoBrokerWhereNoneWasUnpacked() {
        ProcessBuilder builder = new ProcessBuilder("./nats-server", "--print");
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        try (Running print = Running.start(builder, folder.resolve("x"))) {
            assertThat(print.awaitEnd(LIMIT)).isEqualTo(1);
            assertThat(print.outputText()).isEmpty();
        }
    }

    @Test
    void printTheNewestBrokerThatWasUnpacked() throws IOException {
        Path cache = folder.resolve("steward").resolve("nats-server");
        for (String version : List.of("2.9.10", "2.15.1", "2.10.27")) {
            Path server = Files.createDirectories(cache.resolve(version)).resolve("nats-server");
            Files.writeString(server, "#!/bin/sh\n");
            assertThat(server.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder = new ProcessBuilder("./nats-server", "--print");
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        try (Running print = Running.start(builder, folder.resolve("x"))) {
            assertThat(print.awaitEnd(LIMIT)).isZero();
            assertThat(print.outputText()).isEqualTo(cache.resolve("2.15.1").resolve("nats-server") + "\n");
        }
    }

    private Running run(String script, String argument) {
        return Running.start(new ProcessBuilder("./" + script, argument), folder.resolve(script));
    }

    private static boolean isShell(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line ->
                            line.startsWith("#!/usr/bin/env bash") || line.startsWith("# shellcheck shell=bash"))
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
