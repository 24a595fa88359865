package steward.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import steward.codec.Json;
import steward.message.JobId;
import steward.testing.FaultyLink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A console: a {@link ConsoleProcess} that dies and starts again on the same home. Safe for all threads. */
final class Desk implements AutoCloseable {
    private static final long END_SECONDS = 15;

    private final String name;
    private final Path folder;
    private final FaultyLink link;
    private final Path credentials;
    private final List<String> machine;
    private final List<String> options;
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private @Nullable Process process;
    private @Nullable BufferedWriter in;

    Desk(String name, Path folder, FaultyLink link, Path credentials) {
        this(name, folder, link, credentials, List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"), List.of());
    }

    private Desk(
            String name, Path folder, FaultyLink link, Path credentials, List<String> machine, List<String> options) {
        this.machine = machine;
        this.options = options;
        this.name = name;
        this.folder = folder;
        this.link = link;
        this.credentials = credentials;
    }

    /** One for very many commands. */
    static Desk loaded(String name, Path folder, FaultyLink link, Path credentials) {
        return new Desk(
                name,
                folder,
                link,
                credentials,
                List.of("-XX:TieredStopAtLevel=1", "-Xmx384m"),
                List.of(ConsoleProcess.QUICK));
    }

    String name() {
        return name;
    }

    FaultyLink link() {
        return link;
    }

    Path home() {
        return folder.resolve("home");
    }

    synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Process started = new ProcessBuilder(line())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("errors.log").toFile()))
                    .start();
            process = started;
            in = new BufferedWriter(started.outputWriter(StandardCharsets.UTF_8));
            Thread reader = new Thread(() -> listen(started), "desk-" + name);
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(machine);
        line.addAll(List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ConsoleProcess.class.getName(),
                home().toString(),
                link.url(),
                credentials.toString()));
        line.addAll(options);
        return line;
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process id; empty while it is down. */
    synchronized Optional<Long> pid() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
    }

    /** SIGKILL; it stays down. */
    void kill() {
        Process now;
        synchronized (this) {
            now = process;
        }
        if (now != null) {
            now.destroyForcibly();
            await(now);
        }
    }

    /** Asks for a command to be sent; completes with its job when that is saved, or fails when the console died first. */
    CompletableFuture<String> send(Sent sent, Effects effects) {
        Kind kind = sent.kind();
        ObjectNode request = Json.object()
                .put("do", "send")
                .put("mark", sent.mark())
                .put("node", sent.node())
                .put("line", kind.line(sent.mark(), effects))
                .put("validFor", kind.validFor().map(Object::toString).orElse("P7D"))
                .put("runLimit", kind.runLimit().toString())
                .put("rerun", kind.mayRunAgain());
        return ask(request).thenApply(answer -> answer.get("job").asString());
    }

    CompletableFuture<JsonNode> cancel(String job) {
        return ask(Json.object().put("do", "cancel").put("job", job));
    }

    /** What it shows of the commands of a job. */
    CompletableFuture<List<Seen>> read(String job) {
        JobId.parse(job);
        return ask(Json.object().put("do", "read").put("job", job)).thenApply(answer -> {
            List<Seen> seen = new ArrayList<>();
            answer.get("commands").forEach(command -> seen.add(Seen.of(command)));
            return seen;
        });
    }

    /** The job of that mark; empty when it was never saved. */
    CompletableFuture<Optional<String>> find(String mark) {
        return ask(Json.object().put("do", "find").put("mark", mark))
                .thenApply(answer -> Optional.ofNullable(answer.get("job")).map(JsonNode::asString));
    }

    /** Asks for a job for that many {@link LoadNodes}. */
    CompletableFuture<JsonNode> sendMany(String mark, int nodes) {
        return ask(Json.object().put("do", "many").put("mark", mark).put("nodes", nodes));
    }

    /** Of each of its newest jobs how many commands are in which state. */
    CompletableFuture<JsonNode> counts(int jobs) {
        return ask(Json.object().put("do", "counts").put("jobs", jobs));
    }

    /** The operator's name and public key. */
    CompletableFuture<JsonNode> key() {
        return ask(Json.object().put("do", "key"));
    }

    private CompletableFuture<JsonNode> ask(ObjectNode request) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(number, answer);
        try {
            write(new String(Json.write(request.put("number", number)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            asked.remove(number);
            answer.completeExceptionally(e);
        }
        return answer.orTimeout(60, TimeUnit.SECONDS).whenComplete((done, error) -> asked.remove(number));
    }

    private synchronized void write(String line) throws IOException {
        BufferedWriter now = in;
        if (now == null || !isAlive()) {
            throw new IOException("console " + name + " is down");
        }
        now.write(line + "\n");
        now.flush();
    }

    private void listen(Process started) {
        try (BufferedReader out = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                take(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            // It died, as it was told to.
        }
        asked.values().forEach(answer -> answer.completeExceptionally(new IOException("console " + name + " died")));
    }

    private void take(JsonNode said) {
        CompletableFuture<JsonNode> answer = asked.get(said.get("number").asLong());
        if (answer == null) {
            return;
        }
        if (said.has("error")) {
            answer.completeExceptionally(
                    new IllegalStateException(said.get("error").asString()));
        } else {
            answer.complete(said);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In good order: it ends with its input. */
    @Override
    public void close() {
        Process now;
        synchronized (this) {
            now = process;
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException e) {
                // It is dead already.
            }
        }
        if (now != null) {
            await(now);
        }
        link.close();
    }
}
