package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts a launch script in a session of its own. Where the node's {@code setsid} can wait for what it starts, it stands
 * between agent and command as the <em>witness</em>: it exits with the command's exit code, or it says that there was
 * none and exits with the number of the signal. Java alone cannot tell {@code exit 137} from a death by SIGKILL.
 */
final class Launcher {
    /** Gives the launch script its report and itself as files 4 and 5, and lets its errors be read in the report. */
    private static final String FILES =
            "exec 3>&2 4>>\"$1\" 5<\"$2\" 2>>\"$1\"; shift 2; exec \"$@\" /bin/sh /dev/fd/5";

    private static final int SIGKILL = 9;
    /** Known to GNU coreutils since 8.31. */
    private static final String RESET_SIGNALS = "--default-signal";

    private final Tools tools;
    private @Nullable Boolean witnessed;
    private @Nullable Boolean resetsSignals;

    Launcher(Tools tools) {
        this.tools = tools;
    }

    /**
     * What a clean environment is made with. It also gives every signal its usual effect again where it can: what starts
     * an agent in the background often has it ignore SIGINT, and programs inherit that.
     */
    synchronized List<String> env() throws RefusedException, IOException, InterruptedException {
        String env = tools.require("env").toString();
        if (resetsSignals == null) {
            resetsSignals = tools.ask(List.of(env, RESET_SIGNALS, "true")).exitCode() == 0;
        }
        return resetsSignals ? List.of(env, RESET_SIGNALS) : List.of(env);
    }

    Tools tools() {
        return tools;
    }

    /** Whether deaths by a signal can be told from exit codes here; tried out once. */
    synchronized boolean hasWitness() throws IOException, InterruptedException {
        if (witnessed == null) {
            Optional<Path> setsid = tools.find("setsid");
            witnessed = setsid.isPresent() && tellsApart(setsid.get());
        }
        return witnessed;
    }

    private boolean tellsApart(Path setsid) throws IOException, InterruptedException {
        Tools.Answer killed = tools.ask(witness(setsid, "kill -9 $$"));
        Tools.Answer exited = tools.ask(witness(setsid, "exit 9"));
        return killed.exitCode() == SIGKILL
                && !killed.text().isEmpty()
                && exited.exitCode() == SIGKILL
                && exited.text().isEmpty();
    }

    private static List<String> witness(Path setsid, String line) {
        return List.of(setsid.toString(), "--fork", "--wait", ShellRequest.SHELL, "-c", line);
    }

    /** Starts the script of that folder, whose pipes must be open for reading. */
    Process start(RunFolder folder, Optional<Path> stdin, Optional<Account> switched)
            throws RefusedException, IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        Optional<Path> setsid = tools.find("setsid");
        setsid.ifPresent(path -> words.add(path.toString()));
        words.addAll(List.of(ShellRequest.SHELL, "-c", FILES, "steward"));
        words.addAll(List.of(folder.report().toString(), folder.script().toString()));
        if (hasWitness()) {
            words.addAll(List.of(setsid.orElseThrow().toString(), "--fork", "--wait"));
        }
        if (switched.isPresent()) {
            words.addAll(switchTo(switched.get()));
        }
        ProcessBuilder builder = tools.builder(words)
                .redirectOutput(folder.out().toFile())
                .redirectError(folder.err().toFile());
        stdin.ifPresent(file -> builder.redirectInput(file.toFile()));
        return builder.start();
    }

    private List<String> switchTo(Account account) throws RefusedException {
        return List.of(
                tools.require("setpriv").toString(),
                "--reuid=" + account.uid(),
                "--regid=" + account.gid(),
                "--init-groups",
                "--inh-caps=-all");
    }
}
