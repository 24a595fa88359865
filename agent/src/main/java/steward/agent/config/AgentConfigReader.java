package steward.agent.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.agent.source.SourceRegistry;
import steward.message.NodeName;
import steward.message.Output;
import steward.supervision.RestartPolicy;
import steward.trust.TrustList;

/** What each key means, which values it may have, and what holds where it is missing. */
final class AgentConfigReader {
    private static final Path DATA = Path.of("/var/lib/steward");
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final ConfigPaths paths;
    private final SourceRegistry registry;
    private final Mistakes mistakes;

    /**
     * @param folder of the configuration, which relative paths start from
     * @param registry the event sources that there can be
     */
    AgentConfigReader(Path folder, SourceRegistry registry, Mistakes mistakes) {
        this.registry = registry;
        paths = new ConfigPaths(folder);
        this.mistakes = mistakes;
    }

    /** The configuration, or nothing where there are mistakes. */
    Optional<AgentConfig> read(Table file) {
        Optional<NodeName> node =
                file.required("node", NodeName::new, "node = \"ship1\", the unique name of this node");
        Path data = file.parsed("data", paths::folder).orElse(DATA);
        Broker broker = Broker.read(file.table("broker"), paths);
        Optional<TrustList> trust = Operators.read(file, mistakes);
        Map<String, String> labels = Labels.read(file.table("labels"));
        Duration period = alone(file, "presence", "period", Duration.ofSeconds(1), Duration.ofHours(1), PERIOD);
        Duration tolerance = alone(file, "validity", "tolerance", Duration.ZERO, Duration.ofDays(1), TOLERANCE);
        Limits limits = Limits.read(file.table("limits"));
        Map<String, Integer> concurrency = Processes.read(file.table("process"));
        List<AgentConfig.SourcePlan> sources = Sources.read(file.table("source"), registry, paths);
        Files files = Files.read(file.table("files"));
        Restarts restarts = Restarts.read(file.table("supervision"));
        Table metricsTable = file.table("metrics");
        Optional<InetSocketAddress> metrics = metricsTable.parsed("listen", LoopbackAddress::require);
        metricsTable.end();
        file.end();
        if (!mistakes.found().isEmpty() || node.isEmpty() || trust.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AgentConfig(
                node.get(),
                data,
                broker.urls(),
                broker.credentials(),
                broker.tlsCa(),
                trust.get(),
                labels,
                period,
                tolerance,
                limits.outboxBytes(),
                limits.events(),
                limits.eventBytes(),
                limits.outputBytes(),
                limits.openCommands(),
                concurrency,
                sources,
                files.read(),
                files.write(),
                restarts.most(),
                restarts.window(),
                metrics));
    }

    /** The only key of a table. */
    private static Duration alone(Table file, String name, String key, Duration least, Duration most, Duration usual) {
        Table table = file.table(name);
        Duration duration = table.duration(key, least, most, usual);
        table.end();
        return duration;
    }

    private record Broker(List<String> urls, Optional<Path> credentials, Optional<Path> tlsCa) {
        static Broker read(Table table, ConfigPaths paths) {
            Broker broker = new Broker(
                    table.requiredList("url", BrokerUrl::require, "url = \"nats://broker.example.org:4222\""),
                    table.parsed("credentials", paths::secret),
                    table.parsed("tls_ca", paths::certificates));
            table.end();
            return broker;
        }
    }

    private record Limits(long outboxBytes, long events, long eventBytes, long outputBytes, int openCommands) {
        private static final long MEBIBYTE = 1L << 20;
        private static final long MOST_BYTES = 1L << 50;
        private static final int MOST_OPEN = 100_000;
        private static final long USUAL_EVENTS = 1_000_000;
        private static final long MOST_EVENTS = 100_000_000;

        static Limits read(Table table) {
            Limits limits = new Limits(
                    table.bytes("outbox_bytes", MEBIBYTE, MOST_BYTES, 1024 * MEBIBYTE),
                    table.whole("events", 1000, MOST_EVENTS, USUAL_EVENTS),
                    table.bytes("event_bytes", MEBIBYTE, MOST_BYTES, 256 * MEBIBYTE),
                    table.bytes("output_bytes", Output.INLINE_BYTES, MOST_BYTES, 256 * MEBIBYTE),
                    (int) table.whole("open_commands", 1, MOST_OPEN, 10_000));
            table.end();
            return limits;
        }
    }

    private record Files(List<Path> read, List<Path> write) {
        static Files read(Table table) {
            Files files = new Files(table.list("read", ConfigPaths::opened), table.list("write", ConfigPaths::opened));
            table.end();
            return files;
        }
    }

    private record Restarts(int most, Duration window) {
        static Restarts read(Table table) {
            RestartPolicy usual = RestartPolicy.standard();
            Restarts restarts = new Restarts(
                    (int) table.whole("max_restarts", 0, RestartPolicy.MOST_LIMIT, usual.limit()),
                    table.duration("window", Duration.ofSeconds(1), Duration.ofDays(7), usual.window()));
            table.end();
            return restarts;
        }
    }
}
