package steward.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import steward.agent.config.AgentConfig;
import steward.agent.config.AgentConfigFile;
import steward.agent.host.HostFacts;
import steward.build.Build;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.checkup.Checkup;
import steward.codec.Json;

/** The program {@code steward-agent}. */
@Command(
        name = "steward-agent",
        description = "Takes signed commands for this node from the broker, runs each once, and answers.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentMain.Version.class,
        footer = {
            "",
            "Examples:",
            "  steward-agent check --config /etc/steward/agent.toml",
            "  steward-agent doctor --config /etc/steward/agent.toml",
            "  steward-agent run --config /etc/steward/agent.toml"
        })
public final class AgentMain {
    /** Runs the program and ends the virtual machine with its exit code. */
    public static void main(String... arguments) {
        System.exit(
                isService(arguments)
                        ? service(Path.of(arguments[2]))
                        : program().execute(arguments));
    }

    /** Whether it is the one call that stays: what reads all others would stay in memory with it. */
    private static boolean isService(String... arguments) {
        return arguments.length == 3 && arguments[0].equals("run") && arguments[1].equals("--config");
    }

    private static int service(Path config) {
        try {
            return new AgentMain().run(config);
        } catch (InterruptedException | RuntimeException e) {
            return failed(e, System.err::println);
        }
    }

    private static int failed(Exception e, Consumer<String> err) {
        err.accept("steward-agent: " + e.getMessage());
        return Exit.of(e).code();
    }

    static CommandLine program() {
        CommandLine program = new CommandLine(new AgentMain());
        program.setExecutionExceptionHandler((e, line, parsed) -> failed(e, line.getErr()::println));
        return program;
    }

    @Command(
            name = "check",
            description = "Says everything that is wrong with a configuration, or that nothing is.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
                    Path config) {
        AgentConfig read = AgentConfigFile.read(config, EventSources.all());
        System.out.println(config + ": node " + read.node() + ", broker " + read.brokerUrls() + ", operators "
                + read.trust().operators().stream().map(o -> o.name().value()).toList() + ": all right");
        return Exit.OK.code();
    }

    @Command(
            name = "doctor",
            description = "Looks at what goes wrong in practice, and says what to do about it: configuration, disk, "
                    + "programs, broker, login, streams, clock.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:nothing keeps the agent from its work", "1:something does"})
    int doctor(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
                    Path config,
            @Option(names = "--json", description = "Print one JSON document.") boolean json)
            throws InterruptedException {
        Checkup checkup = new Doctor().examine(config);
        if (json) {
            System.out.println(new String(Json.writeAttributes(checkup.attributes()), StandardCharsets.UTF_8));
        } else {
            checkup.findings().forEach(finding -> finding.lines().forEach(System.out::println));
        }
        return checkup.isGood() ? Exit.OK.code() : Exit.ERROR.code();
    }

    @Command(
            name = "run",
            description = "Runs the agent in the foreground until it is told to end (SIGTERM or Ctrl-C).",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:told to end",
                "1:ended by the error kernel, or the disk failed; start it again",
                "2:wrong command line",
                "3:another agent has the name or the folder",
                "78:wrong configuration, or a folder that cannot be used"
            })
    int run(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
                    Path file)
            throws InterruptedException {
        AgentConfig config = AgentConfigFile.read(file, EventSources.all());
        NatsSettings settings = access(config, "steward-agent " + config.node());
        try (NatsBus bus = NatsBus.connect(settings)) {
            return run(new Agent(config, HostFacts.read(), bus, Build.current().version()));
        }
    }

    /** How an agent of that configuration reaches the broker, under that name. */
    static NatsSettings access(AgentConfig config, String name) {
        return NatsSettings.of(
                        config.brokerUrls(),
                        config.credentials().map(Credentials::read).orElseGet(Credentials.None::new),
                        name,
                        NatsSettings.AGENT_INBOX)
                .withTlsCa(config.tlsCa());
    }

    private static int run(Agent agent) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endOfMachine(agent), "stop"));
        agent.start();
        Agent.Ended ended = agent.await();
        agent.stop(ended);
        if (ended.exit() != Exit.OK) {
            System.err.println("steward-agent: " + ended.reason());
        }
        return ended.exit().code();
    }

    /** On a signal: a clean end, and the exit code of one; the virtual machine itself would say 143. */
    private static void endOfMachine(Agent agent) {
        Agent.Ended ended = agent.stop(new Agent.Ended(Exit.OK, "told to end"));
        Runtime.getRuntime().halt(ended.exit().code());
    }

    /** Version, commit and runtime. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return Build.current().lines("steward-agent");
        }
    }
}
