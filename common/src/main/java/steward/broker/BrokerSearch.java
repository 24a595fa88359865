package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where a {@code nats-server} may be.
 *
 * @param setting that somebody configured
 * @param environment of the process
 * @param home of the user
 * @param program the folder of the running program
 */
record BrokerSearch(Optional<Path> setting, Map<String, String> environment, Path home, Optional<Path> program) {
    private static final String VARIABLE = "STEWARD_NATS_SERVER";
    private static final int ANSWER_SECONDS = 10;
    private static final int MOST_ANSWER_BYTES = 4096;

    static BrokerSearch ofThisProgram(Optional<Path> setting) {
        return new BrokerSearch(
                setting, System.getenv(), Path.of(System.getProperty("user.home", "")), programFolder());
    }

    BrokerBinary find() {
        Optional<Path> named = setting.or(() -> variable(VARIABLE).map(Path::of));
        if (named.isPresent()) {
            return versionOf(named.get())
                    .map(version -> new BrokerBinary(named.get(), version))
                    .orElseThrow(() -> new BrokerException(
                            BrokerException.Kind.NO_BINARY,
                            named.get() + " is set as the broker's program, but is no nats-server that can be run: "
                                    + "correct the setting (or " + VARIABLE + "), or leave it out"));
        }
        return firstWithoutWarning()
                .orElseThrow(() -> new BrokerException(
                        BrokerException.Kind.NO_BINARY,
                        "no nats-server found on the PATH, beside the program or in " + cache() + ": "
                                + "installer/nats-server fetches one; or apt install nats-server"));
    }

    /** One that an operator should be warned of gives way to a later one; when all are such, the first of them. */
    private Optional<BrokerBinary> firstWithoutWarning() {
        Optional<BrokerBinary> first = Optional.empty();
        for (Path path : candidates()) {
            Optional<BrokerBinary> found = Optional.of(path)
                    .filter(Files::isExecutable)
                    .flatMap(BrokerSearch::versionOf)
                    .map(version -> new BrokerBinary(path, version));
            if (found.isPresent() && found.get().warning().isEmpty()) {
                return found;
            }
            first = first.or(() -> found);
        }
        return first;
    }

    private List<Path> candidates() {
        List<Path> paths = new ArrayList<>();
        for (String folder : variable("PATH").orElse("").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                paths.add(Path.of(folder, BrokerBinary.NAME));
            }
        }
        program.ifPresent(folder -> paths.add(folder.resolve(BrokerBinary.NAME)));
        paths.addAll(cached());
        return paths;
    }

    private List<Path> cached() {
        try (Stream<Path> versions = Files.list(cache())) {
            return versions.filter(folder -> versionNamed(folder).isPresent())
                    .sorted(Comparator.comparing(
                                    (Path folder) -> versionNamed(folder).orElseThrow())
                            .reversed())
                    .map(folder -> folder.resolve(BrokerBinary.NAME))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<BrokerVersion> versionNamed(Path folder) {
        return BrokerVersion.in(String.valueOf(folder.getFileName()));
    }

    private Path cache() {
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".cache"))
                .resolve("steward")
                .resolve(BrokerBinary.NAME);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<BrokerVersion> versionOf(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                String answer = new String(process.getInputStream().readNBytes(MOST_ANSWER_BYTES), UTF_8);
                return answer.contains(BrokerBinary.NAME) ? BrokerVersion.in(answer) : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Path> programFolder() {
        try {
            CodeSource source = BrokerSearch.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
        } catch (URISyntaxException | InvalidPathException | java.nio.file.FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
