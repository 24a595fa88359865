package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What launch script and witness said of a command.
 *
 * @param pid of the command's first process, once it is there
 * @param refusal why the launch script did not become the program, in its own word
 * @param remarks all else that was said: before the program by what failed to start it, after it by the witness when
 *     the program was killed by a signal
 */
record Report(OptionalLong pid, Optional<String> refusal, List<String> remarks) {
    private static final String PID = "pid ";
    private static final String REFUSED = "refused ";

    static Report read(Path file) throws IOException {
        OptionalLong pid = OptionalLong.empty();
        Optional<String> refusal = Optional.empty();
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (String line : lines) {
            if (line.startsWith(PID)) {
                pid = OptionalLong.of(Long.parseLong(line.substring(PID.length())));
            } else if (line.startsWith(REFUSED)) {
                refusal = Optional.of(line.substring(REFUSED.length()));
            }
        }
        List<String> remarks = lines.stream()
                .filter(line -> !line.startsWith(PID) && !line.startsWith(REFUSED))
                .toList();
        return new Report(pid, refusal, remarks);
    }

    /** Whether the witness says that the command did not exit by itself. */
    boolean killed() {
        return pid.isPresent() && !remarks.isEmpty();
    }
}
