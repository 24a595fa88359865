package steward.agent.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.agent.source.Source;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.trust.TrustList;

/**
 * What an agent is told.
 *
 * @param node its name
 * @param data the folder that holds the ledger
 * @param brokerUrls where the broker is, in the order to try
 * @param credentials a file of mode 0600 with {@code user:password} or a token on its first line
 * @param tlsCa a certificate that the broker's is signed with, where it is not of a public authority
 * @param trust whose commands count, and which
 * @param labels of the node
 * @param presencePeriod how often it says that it is alive
 * @param tolerance how long after {@code validUntil} a command may still be started
 * @param outboxBytes the most bytes of output that wait for the broker
 * @param events the most events that wait for the broker
 * @param eventBytes the most bytes of events that wait for the broker
 * @param outputBytes the most bytes of output of one command that are carried
 * @param maxOpen the most commands that the unit holds open
 * @param concurrency how many commands a process may run at once, where that is not {@link #DEFAULT_CONCURRENCY}; the
 *     keys are {@code method.domain}, and each names a process that is started at once
 * @param sources the event sources, each started at once
 * @param readableFolders whose files commands may read, absolute
 * @param writableFolders whose files commands may read and change, absolute
 * @param maxRestarts a process that failed more often than this within {@code restartWindow} is stopped
 * @param restartWindow see {@code maxRestarts}
 * @param metrics where numbers for Prometheus are told, if anywhere
 */
public record AgentConfig(
        NodeName node,
        Path data,
        List<String> brokerUrls,
        Optional<Path> credentials,
        Optional<Path> tlsCa,
        TrustList trust,
        Map<String, String> labels,
        Duration presencePeriod,
        Duration tolerance,
        long outboxBytes,
        long events,
        long eventBytes,
        long outputBytes,
        int maxOpen,
        Map<String, Integer> concurrency,
        List<SourcePlan> sources,
        List<Path> readableFolders,
        List<Path> writableFolders,
        int maxRestarts,
        Duration restartWindow,
        Optional<InetSocketAddress> metrics) {
    /** How many commands a process runs at once where nothing else is said. */
    public static final int DEFAULT_CONCURRENCY = 4;

    public AgentConfig {
        brokerUrls = List.copyOf(brokerUrls);
        labels = Map.copyOf(labels);
        concurrency = Map.copyOf(concurrency);
        sources = List.copyOf(sources);
        readableFolders = List.copyOf(readableFolders);
        writableFolders = List.copyOf(writableFolders);
    }

    /**
     * One event source.
     *
     * @param method the kind of source
     * @param domain what it is for
     * @param source what runs
     */
    public record SourcePlan(MethodName method, Domain domain, Source source) {}
}
