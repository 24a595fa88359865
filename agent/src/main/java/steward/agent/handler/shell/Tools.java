package steward.agent.handler.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The node's own programs that this package rests on: {@code env}, {@code mkfifo}, {@code cat} (coreutils),
 * {@code setsid}, {@code setpriv} (util-linux), {@code getent} (libc).
 */
final class Tools {
    private static final String STANDARD = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int LIMIT_SECONDS = 10;
    private static final File NOTHING = new File("/dev/null");

    private final String searchPath;

    Tools(String searchPath) {
        this.searchPath = searchPath;
    }

    /** The agent's own search path, or the usual one where it has none. */
    static String searchPath() {
        String own = System.getenv("PATH");
        return own == null || own.isBlank() ? STANDARD : own;
    }

    /** Where that program is. */
    Optional<Path> find(String name) {
        for (String folder : (searchPath + ":" + STANDARD).split(":")) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, name))) {
                return Optional.of(Path.of(folder, name));
            }
        }
        return Optional.empty();
    }

    /** Where that program is, or an error that names it. */
    Path require(String name) throws RefusedException {
        return find(name)
                .orElseThrow(() -> new RefusedException(
                        "this node lacks the program " + name + ", which shellcommand needs: install it"));
    }

    /** The words that start that program in a session of its own, where that can be had. */
    List<String> detached(String name) throws RefusedException {
        String program = require(name).toString();
        return find("setsid").map(setsid -> List.of(setsid.toString(), program)).orElse(List.of(program));
    }

    /** A process with nothing of the agent's environment, that reads nothing and whose output is dropped. */
    ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", searchPath);
        return builder.directory(new File("/"))
                .redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** Runs a short tool to its end; its answer must be small. */
    Answer ask(List<String> command) throws IOException, InterruptedException {
        Process process = builder(command)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectErrorStream(true)
                .start();
        try (InputStream answer = process.getInputStream()) {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command.get(0) + " has not ended within " + LIMIT_SECONDS + " s");
            }
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.exitValue(), text.strip());
        } finally {
            process.destroyForcibly();
        }
    }

    /** How a tool ended and what it said. */
    record Answer(int exitCode, String text) {}
}
