package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import steward.message.Bytes;
import tools.jackson.databind.JsonNode;

/** Somebody with a console home of their own who types {@code steward ...}; every call is a process of its own. */
final class Operator {
    private static final Duration CALL_LIMIT = Duration.ofMinutes(3);

    private final Path home;
    private final Path calls;
    private final List<String> always;
    private final AtomicInteger count = new AtomicInteger();

    /** @param always arguments that every call begins with, such as where the broker is */
    Operator(Path home, Path calls, List<String> always) {
        this.home = home;
        this.calls = calls;
        this.always = List.copyOf(always);
    }

    Path home() {
        return home;
    }

    /** Begins a call and does not wait for its end. */
    Running start(String... arguments) {
        List<String> line = new ArrayList<>(always);
        line.addAll(List.of(arguments));
        return Running.start(Program.commandLine().with(line, calls), calls.resolve("call-" + count.incrementAndGet()));
    }

    /** A whole call. */
    Answer run(String... arguments) {
        try (Running call = start(arguments)) {
            int exitCode = call.awaitEnd(CALL_LIMIT);
            return new Answer(
                    List.of(arguments), exitCode, Bytes.copyOf(Files.readAllBytes(call.output())), call.errorText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public key that agents must trust, and the name that goes with it. */
    JsonNode key() {
        return run("key", "--json").exits(0).json();
    }

    /** Sends a line for the shell to the targets and does not wait; returns the job's id. */
    String send(String targets, String line, String... options) {
        List<String> arguments = new ArrayList<>(List.of("send", "--json", "--to", targets));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--", line));
        Answer answer = run(arguments.toArray(String[]::new)).exits(0);
        return answer.jsonLines().stream()
                .filter(said -> said.path("event").asString("").equals("saved"))
                .map(said -> said.get("job").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not saved: " + answer));
    }

    /** Every job with what is known of it now, newest first. */
    List<JsonNode> jobs() {
        List<JsonNode> jobs = new ArrayList<>();
        run("jobs", "--json").exits(0).json().get("jobs").forEach(jobs::add);
        return jobs;
    }

    /** The commands of a job as they are known now. */
    List<CommandView> commands(String job) {
        List<CommandView> commands = new ArrayList<>();
        run("job", job, "--json").exits(0).json().get("commands").forEach(json -> commands.add(new CommandView(json)));
        return commands;
    }

    /** The only command of a job. */
    CommandView command(String job) {
        List<CommandView> commands = commands(job);
        if (commands.size() != 1) {
            throw new AssertionError("job " + job + " has " + commands.size() + " commands");
        }
        return commands.get(0);
    }

    /** Waits until the only command of the job is in that state; fails at once when it ended in another. */
    CommandView awaitState(String job, String state, Duration limit) {
        return Awaitility.await("job " + job + " to be " + state)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> command(job), command -> isIn(state, command));
    }

    private static boolean isIn(String state, CommandView command) {
        if (command.hasEnded() && !command.state().equals(state)) {
            throw new AssertionError("not " + state + ": " + command);
        }
        return command.state().equals(state);
    }

    /** Waits until that node is shown as online. */
    void awaitOnline(String node) {
        Awaitility.await(node + " online")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isOnline(node));
    }

    private boolean isOnline(String node) {
        Answer answer = run("nodes", "--json");
        return answer.exitCode() == 0 && state(answer, node).equals("online");
    }

    /** How that node is shown. */
    String presence(String node) {
        return state(run("nodes", "--json").exits(0), node);
    }

    private static String state(Answer nodes, String node) {
        return StreamSupport.stream(nodes.json().get("nodes").spliterator(), false)
                .filter(entry -> entry.get("node").asString().equals(node))
                .map(entry -> entry.get("state").asString())
                .findFirst()
                .orElse("unknown");
    }

    /** What went wrong at that node, as events tell it, from the first on. */
    List<JsonNode> errors(String node) {
        return run("events", node, "--method", "error", "--json").exits(0).jsonLines();
    }
}
