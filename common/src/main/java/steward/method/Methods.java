package steward.method;

import static steward.method.ArgumentDescription.choice;
import static steward.method.ArgumentDescription.optional;
import static steward.method.ArgumentDescription.optionalChoice;
import static steward.method.ArgumentDescription.required;
import static steward.method.ArgumentType.ARGUMENTS;
import static steward.method.ArgumentType.BLOCK;
import static steward.method.ArgumentType.DURATION;
import static steward.method.ArgumentType.FILE;
import static steward.method.ArgumentType.FLAG;
import static steward.method.ArgumentType.LIST;
import static steward.method.ArgumentType.OBJECT;
import static steward.method.ArgumentType.TEXT;
import static steward.method.ArgumentType.WHOLE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import steward.message.MethodName;

/** The methods that come with Steward. */
public final class Methods {
    public static final MethodDescription SHELL_COMMAND = method(
            "shellcommand",
            "Runs a line of the shell, or a program with its arguments",
            Duration.ofMinutes(5),
            optional("command", BLOCK, "a line for /bin/sh -c", "argv is given instead"),
            optional("argv", LIST, "a program and its arguments, run without a shell", "command is given instead"),
            optional("directory", TEXT, "the absolute path of the folder to run in", "the user's home"),
            optional("runAs", TEXT, "the user to run as; needs an agent that runs as root", "the agent's user"),
            optional(
                    "environment", OBJECT, "variables to add to PATH, HOME, USER, LOGNAME, SHELL, LANG and TZ", "none"),
            optional("stdin", BLOCK, "what the program reads, in UTF-8", "nothing"));

    public static final MethodDescription HELLO =
            method("hello", "Makes the node say at once what it is", Duration.ofSeconds(30));

    public static final MethodDescription PROCESS = method(
            "process",
            "Lists, starts or stops processes of the node",
            Duration.ofSeconds(30),
            choice("action", "what to do", "list", "start", "stop"),
            optional(
                    "process",
                    TEXT,
                    "method and domain of the process to start or stop, such as shellcommand.operatingsystem",
                    "none; list takes none"));

    public static final MethodDescription FILE_READ = method(
            "fileread",
            "Brings a file, or a part of it",
            Duration.ofMinutes(5),
            required("path", TEXT, "the absolute path of the file"),
            optional("offset", WHOLE, "the first byte to bring, counted from 0; from the end where negative", "0"),
            optional("length", WHOLE, "how many bytes to bring at most", "up to the end"));

    public static final MethodDescription FILE_LIST = method(
            "filelist",
            "Lists what is in a folder",
            Duration.ofMinutes(5),
            required("path", TEXT, "the absolute path of the folder"),
            optional("glob", TEXT, "which names, such as *.log", "*"),
            optional("depth", WHOLE, "how many folders deep, from 1 to 64", "1"),
            optional("limit", WHOLE, "how many entries at most, up to 100000; more than that is a failure", "10000"));

    public static final MethodDescription FILE_WRITE = method(
            "filewrite",
            "Writes a file, which has its old content or all of the new one at any time",
            Duration.ofMinutes(5),
            required("path", TEXT, "the absolute path of the file"),
            optional("text", BLOCK, "what it will hold, in UTF-8", "base64 is given instead"),
            optional("base64", BLOCK, "the bytes that it will hold, in Base64", "text is given instead"),
            optional("mode", TEXT, "its permissions as an octal number, such as 0644", "as before, or 0644"),
            optional("backup", FLAG, "whether the old file is kept beside it, its name ending in .bak", "false"));

    public static final MethodDescription FILE_APPEND = method(
            "fileappend",
            "Adds to the end of a file",
            Duration.ofMinutes(5),
            required("path", TEXT, "the absolute path of the file"),
            optional("text", BLOCK, "what is added, in UTF-8", "base64 is given instead"),
            optional("base64", BLOCK, "the bytes that are added, in Base64", "text is given instead"),
            optional("create", FLAG, "whether the file is made where there is none", "true"));

    public static final MethodDescription TAIL = method(
            "tail",
            "Brings the last lines of a file and then what is added to it, until it is cancelled",
            Duration.ZERO,
            required("path", TEXT, "the absolute path of the file"),
            optional("lines", WHOLE, "how many of the last lines, from 0 to 100000", "10"),
            optional("follow", FLAG, "whether to stay and bring what is added", "true"));

    public static final MethodDescription FILE_COPY = method(
            "filecopy",
            "Takes a file from its sender, and puts it in its place when all of it has arrived",
            Duration.ofDays(7),
            required("path", TEXT, "the absolute path that it will have"),
            required("file", FILE, "the file, on the sender's machine; copied from there when the command is sent"),
            optional(
                    "mode",
                    TEXT,
                    "its permissions as an octal number, such as 0644",
                    "those of the file that it replaces, else of the sender's"),
            optional("backup", FLAG, "whether the old file is kept beside it, its name ending in .bak", "false"),
            optional("rate", WHOLE, "how many bytes a second at most, 1024 or more", "as fast as it goes"));

    public static final MethodDescription FILE_OFFER = method(
            "fileoffer",
            "Puts a file of the node at the broker, and says how to get it from there",
            Duration.ofDays(7),
            required("path", TEXT, "the absolute path of the file"),
            optional("chunk", WHOLE, "how many bytes travel in one piece, from 4096 to 524288", "65536"),
            optional("rate", WHOLE, "how many bytes a second at most, 1024 or more", "as fast as it goes"));

    public static final MethodDescription HTTP_GET = method(
            "httpget",
            "Asks a web server from the node, and brings its answer",
            Duration.ofMinutes(5),
            required("url", TEXT, "where to ask: http or https"),
            optional("headers", OBJECT, "headers to send", "none"),
            optional("redirects", FLAG, "whether to go where the server sends one", "true"),
            optional("connectLimit", DURATION, "how long the connection may take to be there", "PT30S"));

    public static final MethodDescription SERVICE = method(
            "service",
            "Looks at, starts, stops or restarts a service of systemd",
            Duration.ofMinutes(5),
            choice("action", "what to do", "status", "start", "stop", "restart", "reload"),
            required("unit", TEXT, "the unit, such as nginx.service"));

    public static final MethodDescription SCHEDULE = method(
            "schedule",
            "Gives the node something to do again and again by itself, also while its link is down",
            Duration.ofSeconds(30),
            choice("action", "what to do; each answers with all schedules of the node", "add", "list", "remove"),
            optional("name", TEXT, "its name, one of a kind on the node; remove takes its id, too", "the method"),
            optional(
                    "cron",
                    TEXT,
                    "minute, hour, day, month and weekday, or @daily",
                    "every, at or on is given instead"),
            optional("every", DURATION, "an interval from PT1S", "cron, at or on is given instead"),
            optional("at", TEXT, "a date and time, such as 2030-01-31T18:00", "cron, every or on is given instead"),
            optionalChoice("on", "what happens", "cron, every or at is given instead", "start", "reconnect"),
            optional("zone", TEXT, "by which clocks, such as Europe/Oslo", "the node's own"),
            optional("method", TEXT, "what each run does", "shellcommand"),
            optional("domain", TEXT, "what that method is for", "operatingsystem"),
            optional("arguments", ARGUMENTS, "of that method", "none"),
            optional("runLimit", DURATION, "each run is killed after it", "as the method has it"),
            optionalChoice(
                    "onInterrupt", "what becomes of a run that the agent died under", "report", "report", "rerun"),
            optional("overlap", FLAG, "whether a run may begin while the one before goes on", "false"),
            optionalChoice(
                    "missed", "what becomes of runs whose time passed while the agent was off", "skip", "skip", "once"),
            optional("until", TEXT, "the instant after which it ends, such as 2030-01-31T18:00:00Z", "removed"),
            optional("replace", FLAG, "whether one of the same name gives way", "false"));

    private static final List<MethodDescription> ALL = List.of(
            SHELL_COMMAND,
            HELLO,
            PROCESS,
            FILE_READ,
            FILE_LIST,
            FILE_WRITE,
            FILE_APPEND,
            TAIL,
            FILE_COPY,
            FILE_OFFER,
            HTTP_GET,
            SERVICE,
            SCHEDULE);

    private Methods() {}

    /** In the order of a manual. */
    public static List<MethodDescription> all() {
        return ALL;
    }

    /** What is known of that method; nothing where it does not come with Steward. */
    public static Optional<MethodDescription> find(MethodName name) {
        return find(name.value());
    }

    /** As the other, for a text that need not be a name. */
    public static Optional<MethodDescription> find(String name) {
        return ALL.stream().filter(method -> method.name().value().equals(name)).findFirst();
    }

    private static MethodDescription method(
            String name, String meaning, Duration defaultRunLimit, ArgumentDescription... arguments) {
        return new MethodDescription(new MethodName(name), meaning, defaultRunLimit, List.of(arguments));
    }
}
