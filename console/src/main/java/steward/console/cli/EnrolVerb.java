package steward.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.codec.Json;
import steward.console.home.Home;
import steward.message.NodeName;
import steward.trust.SigningKey;

@Command(
        name = "enrol",
        header = "Write what a new unit needs to take part: its configuration, and what opens the broker to it.",
        description = "Two files that only you can read: agent.toml and, for the broker of this home or with "
                + "--agent-credentials, agent.credentials. Hand both to the unit, and start its agent on them.",
        footer = {
            "  steward enrol ship1 --out ship1",
            "  steward enrol ship1 --out ship1 --broker nats://hub.example.org:4222 --label site=bergen"
        })
final class EnrolVerb extends Verb {
    private static final Duration STARTING = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(100);

    @Parameters(paramLabel = "NODE", description = "Its name: unique, 1 to 63 characters, no dots.")
    private NodeName node = new NodeName("unit");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            order = 1,
            description = "Folder to write to. Default: one of the node's name.")
    private @Nullable Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            order = 2,
            description = "Where the unit keeps its ledger. Default: /var/lib/steward, as the package has it.")
    private String data = "/var/lib/steward";

    @Option(names = "--label", paramLabel = "NAME=VALUE", order = 3, description = "A label of the node. Repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--agent-credentials",
            paramLabel = "FILE",
            order = 4,
            description = "What opens the broker to agents. Default: that of this home's broker.")
    private @Nullable Path agentCredentials;

    EnrolVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        Home home = Homes.open(globals(), surroundings());
        NewUnit unit = new NewUnit(
                node,
                data,
                brokers(home),
                Optional.ofNullable(agentCredentials).or(() -> ownCredentials(home)),
                home.settings().operator(),
                SigningKey.loadOrCreate(home.key()).verifyingKey(),
                labels);
        Path folder = out == null ? Path.of(node.value()) : out;
        try {
            Path config = unit.write(folder);
            print(unit, config, printer);
        } catch (IOException e) {
            throw new UsageException(folder + " cannot be written (" + e + "): name another folder with --out");
        }
        return ExitCode.OK;
    }

    private List<String> brokers(Home home) {
        List<String> known =
                globals().broker().isEmpty() ? awaited(home) : globals().broker();
        if (known.isEmpty()) {
            throw new UsageException(
                    "this home knows no broker: start one with 'steward broker run', or name one with --broker");
        }
        return known;
    }

    /** A broker that somebody starts in this home just now is waited for. */
    private static List<String> awaited(Home home) {
        long end = System.nanoTime() + STARTING.toNanos();
        while (home.brokers().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return home.brokers();
    }

    private static Optional<Path> ownCredentials(Home home) {
        return Optional.of(home.broker().resolve("agent.credentials"))
                .filter(file -> home.settings().brokers().isEmpty() && Files.exists(file));
    }

    private void print(NewUnit unit, Path config, Printer printer) {
        if (globals().isJson()) {
            printer.json(Json.object()
                    .put("node", node.value())
                    .put("config", config.toString())
                    .put("broker", String.join(",", unit.brokers())));
            return;
        }
        printer.line("wrote " + config + (unit.credentials().isPresent() ? " and agent.credentials beside it" : ""));
        printer.line("on the unit, with both files: steward-agent run --config " + config);
        printer.line("or, where the package is installed, copy both to /etc/steward and restart steward-agent");
        if (unit.isLocal()) {
            printer.remark("the broker's address " + String.join(", ", unit.brokers())
                    + " works on this machine only: for another one, 'steward broker run --listen 0.0.0.0:4222' and"
                    + " 'steward enrol --broker nats://THIS-MACHINE:4222'");
        }
    }
}
