package steward.agent.handler.shell;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import steward.message.Attributes;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.Methods;

/**
 * What a command asks for.
 *
 * @param argv the program and its arguments; for a line of the shell the shell with that line
 * @param shellLine whether it is a line of the shell
 */
record ShellRequest(
        List<String> argv,
        boolean shellLine,
        Optional<String> directory,
        Map<String, String> environment,
        Optional<String> stdin,
        Optional<String> runAs) {
    static final String SHELL = "/bin/sh";
    /** Linux takes no longer single text when a program starts: MAX_ARG_STRLEN less the closing NUL. */
    static final int MAX_TEXT_BYTES = 131_071;

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.@\\\\-]{0,254}\\$?");

    static ShellRequest of(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.SHELL_COMMAND, attributes);
        Optional<String> line = arguments.text("command");
        Optional<List<String>> argv = arguments.textList("argv");
        if (line.isPresent() == argv.isPresent()) {
            throw new InvalidArgumentException(
                    "command",
                    line.isPresent() ? "and argv are both given" : "and argv are both missing",
                    "give a line of the shell as command, or a program and its arguments as argv");
        }
        return new ShellRequest(
                line.isPresent() ? List.of(SHELL, "-c", requireLine(line.get())) : requireArgv(argv.orElseThrow()),
                line.isPresent(),
                requireDirectory(arguments.text("directory")),
                requireEnvironment(arguments.textMap("environment")),
                requireStdin(arguments.text("stdin")),
                requireUser(arguments.text("runAs")));
    }

    private static String requireLine(String line) throws InvalidArgumentException {
        if (line.isBlank()) {
            throw new InvalidArgumentException("command", "is empty", "give a line for " + SHELL);
        }
        return requirePassable("command", line);
    }

    private static List<String> requireArgv(List<String> argv) throws InvalidArgumentException {
        if (argv.isEmpty() || argv.get(0).isEmpty()) {
            throw new InvalidArgumentException("argv", "names no program", "give its name or path as the first text");
        }
        for (int i = 0; i < argv.size(); i++) {
            requirePassable("argv[" + i + "]", argv.get(i));
        }
        return argv;
    }

    private static Optional<String> requireDirectory(Optional<String> directory) throws InvalidArgumentException {
        if (directory.isPresent()) {
            requirePassable("directory", directory.get());
            if (!directory.get().startsWith("/")) {
                throw new InvalidArgumentException(
                        "directory", "is not an absolute path", "start it with / (~ and variables are not replaced)");
            }
        }
        return directory;
    }

    private static Map<String, String> requireEnvironment(Map<String, String> environment)
            throws InvalidArgumentException {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new InvalidArgumentException(
                        "environment." + name, "is no name of a variable", "use a name without '='");
            }
            if (name.equals(RunName.VARIABLE)) {
                throw new InvalidArgumentException(
                        "environment." + name, "is set by the agent to the command's id", "leave it out");
            }
            requirePassable("environment." + name, name + "=" + variable.getValue());
        }
        return environment;
    }

    private static Optional<String> requireStdin(Optional<String> stdin) throws InvalidArgumentException {
        if (stdin.isPresent() && !isUnicode(stdin.get())) {
            throw notUnicode("stdin");
        }
        return stdin;
    }

    private static Optional<String> requireUser(Optional<String> user) throws InvalidArgumentException {
        if (user.isPresent() && !USER.matcher(user.get()).matches()) {
            throw new InvalidArgumentException("runAs", "is no name of a user", "give a name such as www-data");
        }
        return user;
    }

    private static String requirePassable(String name, String text) throws InvalidArgumentException {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidArgumentException(
                    name, "contains a NUL character, which ends a text for every program", "remove it");
        }
        if (!isUnicode(text)) {
            throw notUnicode(name);
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
            throw new InvalidArgumentException(
                    name,
                    "has more than " + MAX_TEXT_BYTES + " bytes, the most that a program can be started with",
                    "send it as stdin instead, for a script with argv [\"/bin/sh\", \"-s\"]");
        }
        return text;
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static InvalidArgumentException notUnicode(String name) {
        return new InvalidArgumentException(
                name, "contains half a surrogate pair, which no encoding can carry", "send valid Unicode");
    }
}
