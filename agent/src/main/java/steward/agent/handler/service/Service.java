package steward.agent.handler.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.Stopping;
import steward.message.Attributes;
import steward.message.Command;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.text.Quoted;

/** Looks at, starts, stops or restarts a service, by {@code systemctl}; refuses where the node has no systemd. */
public final class Service implements Handler {
    private static final Path BOOTED = Path.of("/run/systemd/system");

    private final Handler shell;
    private final Path booted;

    /** @param shell runs a program */
    public Service(Handler shell) {
        this(shell, BOOTED);
    }

    /** @param booted a folder that is there when systemd runs the node, see sd_booted(3) */
    Service(Handler shell, Path booted) {
        this.shell = shell;
        this.booted = booted;
    }

    @Override
    public MethodDescription description() {
        return Methods.SERVICE;
    }

    @Override
    public void check(Attributes attributes) throws InvalidArgumentException {
        words(attributes);
        if (!Files.isDirectory(booted)) {
            throw new InvalidArgumentException(
                    "unit",
                    "cannot be reached: this node was not started by systemd (" + booted + " is not there)",
                    "use shellcommand with what this node has instead");
        }
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        return shell.handle(new Systemctl(invocation, words(invocation.command().arguments())));
    }

    private static List<String> words(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.SERVICE, attributes);
        String action = arguments.text("action").orElseThrow();
        String unit = arguments.text("unit").orElseThrow();
        if (!unit.matches("[A-Za-z0-9:_.@\\\\][A-Za-z0-9:_.@\\\\-]{0,254}")) {
            throw new InvalidArgumentException("unit", "is " + Quoted.text(unit), "write it as nginx.service");
        }
        return List.of("systemctl", "--no-pager", "--no-ask-password", action, unit);
    }

    /** The same start with another program. */
    private record Systemctl(Invocation same, List<String> words) implements Invocation {
        @Override
        public Command command() {
            Command command = same.command();
            return new Command(
                    command.id(),
                    command.job(),
                    command.address(),
                    Attributes.of("argv", words),
                    command.createdAt(),
                    command.validUntil(),
                    command.runLimit(),
                    command.onInterrupt(),
                    command.parent(),
                    command.operator(),
                    command.label());
        }

        @Override
        public int run() {
            return same.run();
        }

        @Override
        public OutputSink output() {
            return same.output();
        }

        @Override
        public Stopping stopping() {
            return same.stopping();
        }
    }
}
