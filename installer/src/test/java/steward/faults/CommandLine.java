package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.system.Program;
import steward.system.Running;
import steward.testing.FaultyLink;
import tools.jackson.databind.JsonNode;

/** An operator who types {@code steward ...}: every call a process of its own. Safe for all threads. */
final class CommandLine {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MOST_JOBS = 300;

    private final Path folder;
    private final Path home;
    private final FaultyLink link;
    private final List<String> always;
    private final Set<Running> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    CommandLine(Path folder, FaultyLink link, Path credentials) {
        this.folder = folder;
        this.link = link;
        home = folder.resolve("home");
        always = List.of(
                "--home", home.toString(), "--broker", link.url(), "--credentials", credentials.toString(), "--json");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    FaultyLink link() {
        return link;
    }

    /** The operator's name and public key; the key is made where there is none. */
    JsonNode key() {
        return call(List.of("key"))
                .orElseThrow(() -> new IllegalStateException("'steward key' says nothing"))
                .get(0);
    }

    /** Sends a command; empty when the call died or failed before it was saved. */
    Optional<String> send(Sent sent, Effects effects) {
        Kind kind = sent.kind();
        List<String> line = new ArrayList<>(List.of("send", "--to", sent.node(), "--allow-unknown"));
        line.addAll(List.of("--label-job", sent.mark()));
        line.addAll(List.of(
                "--valid-for", kind.validFor().orElse(Duration.ofDays(7)).toSeconds() + "s"));
        line.addAll(List.of("--run-limit", kind.runLimit().toSeconds() + "s"));
        line.addAll(List.of("--on-interrupt", kind.mayRunAgain() ? "rerun" : "report"));
        line.addAll(List.of("--", kind.line(sent.mark(), effects)));
        return call(line).flatMap(said -> said.stream()
                .filter(one -> one.path("event").asString("").equals("saved"))
                .map(one -> one.get("job").asString())
                .findFirst());
    }

    void cancel(String job) {
        call(List.of("cancel", job));
    }

    /** The newest jobs by their marks, as far as it could look; what waits for the broker is sent on the way. */
    Map<String, String> jobs() {
        Map<String, String> jobs = new HashMap<>();
        call(List.of("jobs", "--limit", Integer.toString(MOST_JOBS)))
                .ifPresent(said -> said.get(0).path("jobs").forEach(job -> {
                    if (job.has("label")) {
                        jobs.put(job.get("label").asString(), job.get("job").asString());
                    }
                }));
        return jobs;
    }

    /** What calls printed, one JSON document a line; empty when it died. */
    private Optional<List<JsonNode>> call(List<String> verb) {
        List<String> line = new ArrayList<>(always);
        line.addAll(verb);
        Path log = folder.resolve("call-" + count.incrementAndGet());
        try (Running call = Running.start(Program.commandLine().with(line, folder), log)) {
            calls.add(call);
            try {
                call.awaitEnd(LIMIT);
            } finally {
                calls.remove(call);
            }
            List<JsonNode> said = call.outputText()
                    .lines()
                    .map(text -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            if (call.errorText().isEmpty()) {
                Files.deleteIfExists(call.output());
                Files.deleteIfExists(log.resolveSibling(log.getFileName() + ".err"));
            }
            return said.isEmpty() ? Optional.empty() : Optional.of(said);
        } catch (MalformedMessageException e) {
            return Optional.empty(); // killed in the middle of a line
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL to every call that is under way. */
    void kill() {
        calls.forEach(Running::kill);
    }
}
