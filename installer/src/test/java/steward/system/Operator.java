package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    /** Waits until every command of the job has ended, and returns them. */
    List<CommandView> awaitEnded(String job, Duration limit) {
        return await("the end of job " + job, limit, () -> {
            List<CommandView> commands = commands(job);
            return commands.stream().allMatch(CommandView::hasEnded) ? commands : List.of();
        });
    }

    /** Waits until the only command of the job is in that state. */
    CommandView awaitState(String job, String state, Duration limit) {
        return await("job " + job + " to be " + state, limit, () -> {
                    CommandView command = command(job);
                    return command.state().equals(state) ? List.of(command) : List.<CommandView>of();
                })
                .get(0);
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
        return answer.exitCode() == 0
                && StreamSupport.stream(answer.json().get("nodes").spliterator(), false)
                        .anyMatch(entry -> entry.get("node").asString().equals(node)
                                && entry.get("state").asString().equals("online"));
    }

    /** What went wrong at that node, as events tell it, from the first on. */
    List<String> errors(String node) {
        return run("events", node, "--method", "error", "--json").exits(0).jsonLines().stream()
                .map(JsonNode::toString)
                .toList();
    }

    private static List<CommandView> await(String what, Duration limit, Callable<List<CommandView>> look) {
        return Awaitility.await(what)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(look, found -> !found.isEmpty());
    }
}
