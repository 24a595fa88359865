package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/**
 * Runs a line of the shell or a program with its arguments.
 *
 * <p>The command gets a small environment of its own, nothing of the agent's: {@code PATH HOME USER LOGNAME SHELL LANG},
 * {@code TZ} where set, {@code STEWARD_COMMAND} (the command's id and run, by which its processes are recognised) and
 * what the argument {@code environment} adds. It runs in a session of its own. The order between its two streams is the
 * order in which they were read, which is close to and not always the order in which they were written.
 *
 * <p>It has ended when its first process has. A daemon that it leaves behind goes on; if that keeps the output open, the
 * outcome says so and what it writes from then on is discarded. When the command has to end, every process in its
 * session, every descendant and every process with its {@code STEWARD_COMMAND} gets SIGTERM and, two seconds later,
 * SIGKILL. Beyond reach is only what left the session, lost its parent and cleared its environment.
 */
public final class ShellCommand implements Handler {
    private final Path folder;
    private final Launcher launcher;
    private final Accounts accounts;
    private final Timing timing;

    /**
     * @param folder for what belongs to commands that run: private to this agent, made when it is missing, on a local
     *     file system that can hold named pipes
     */
    public ShellCommand(Path folder) {
        this(folder, Timing.standard());
    }

    ShellCommand(Path folder, Timing timing) {
        this.folder = folder.toAbsolutePath();
        this.timing = timing;
        Tools tools = new Tools(Tools.searchPath());
        launcher = new Launcher(tools);
        accounts = new Accounts(tools);
    }

    /** The programs that this and its options rest on and that this node lacks. */
    public static List<String> missingPrograms() {
        Tools tools = new Tools(Tools.searchPath());
        return Stream.of("sh", "env", "mkfifo", "cat", "setsid", "setpriv", "getent")
                .filter(name -> tools.find(name).isEmpty())
                .toList();
    }

    @Override
    public MethodDescription description() {
        return Methods.SHELL_COMMAND;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        ShellRequest.of(arguments);
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        ShellRequest request = ShellRequest.of(invocation.command().arguments());
        RunName name = new RunName(invocation.command().id(), invocation.run());
        try (RunFolder run = RunFolder.create(folder, name)) {
            Account account = accounts.toRunAs(request.runAs(), run.owner());
            Optional<Account> switched = request.runAs().isPresent() && account.uid() != run.owner()
                    ? Optional.of(account)
                    : Optional.empty();
            Environment environment = Environment.of(account, request.environment(), name);
            LaunchScript script = LaunchScript.of(request, account, environment, launcher.env());
            return new Execution(launcher, run, timing).run(request, script, switched, invocation);
        } catch (RefusedException e) {
            return Outcome.failure(e.getMessage());
        } catch (IOException e) {
            // The node's trouble, such as a full disk: the other commands of this process are none the worse for it.
            return Outcome.failure("the node could not run it: " + e);
        }
    }

    /**
     * Ends what an agent before this one left running when it died, and clears its traces away. Call it once, before the
     * first command.
     *
     * @return what was ended, in words, one text for each command that was running
     */
    public List<String> endLeftovers() throws IOException {
        return new Leftovers(folder, timing).end();
    }
}
