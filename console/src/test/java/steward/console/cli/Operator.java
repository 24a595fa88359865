package steward.console.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import steward.testing.TestBroker;

/** Somebody with a home who calls the program on a broker. */
record Operator(TestBroker broker, Path home) {
    /** Calls the program and waits for its end. */
    Call call(String... arguments) {
        return Call.of(variables(), all(arguments));
    }

    Call onTerminal(Terminal terminal, String... arguments) {
        return Call.of(variables(), terminal, "", all(arguments));
    }

    /** Calls the program and lets it go on. */
    Running start(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(variables(), new ByteArrayInputStream(new byte[0]), out, err, Terminal.NONE);
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                code.complete(Steward.run(surroundings, all(arguments)));
            } catch (Throwable e) {
                code.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Running(thread, out, err, code);
    }

    /** A call that goes on. */
    record Running(
            Thread thread, ByteArrayOutputStream out, ByteArrayOutputStream err, CompletableFuture<Integer> code) {
        String printed() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String remarked() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    private Map<String, String> variables() {
        return Map.of("STEWARD_HOME", home.toString());
    }

    /** The arguments with those that lead to the broker. */
    String[] all(String... arguments) {
        String credentials = broker.folder().resolve("console.credentials").toString();
        return Stream.concat(Stream.of("--broker", broker.url(), "--credentials", credentials), Stream.of(arguments))
                .toArray(String[]::new);
    }
}
