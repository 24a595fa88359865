package steward.bus.nats;

import io.nats.client.api.ClusterInfo;
import io.nats.client.api.Replica;
import io.nats.client.api.StreamInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.StreamName;

/** Whether the servers of a cluster hold as many copies of the streams as they are meant to. */
record Copies(Requests requests) {
    /** What is missing, a sentence each; empty where all is well, and for a broker of one server. */
    CompletionStage<List<String>> missing() {
        CompletionStage<Findings> all = CompletableFuture.completedFuture(new Findings());
        for (StreamName stream : StreamName.values()) {
            CompletionStage<Findings> before = all;
            all = requests.ask(Api.streamInfo(stream), new byte[0])
                    .handle((answer, failure) -> failure == null ? new StreamInfo(answer) : failure)
                    .thenCombine(before, (found, findings) -> findings.add(stream, found));
        }
        return all.thenApply(Findings::sentences);
    }

    /** What was found, by the server that it is about. */
    private static final class Findings {
        private final List<String> streams = new ArrayList<>();
        /** Servers do not always tell one that is away from one that is behind. */
        private final Map<String, List<StreamName>> lacking = new TreeMap<>();

        Findings add(StreamName stream, Object found) {
            if (found instanceof StreamInfo info) {
                add(stream, info);
            } else if (found instanceof Throwable failure) {
                streams.add(
                        stream + " cannot be used: " + BusException.of(failure).getMessage());
            }
            return this;
        }

        private void add(StreamName stream, StreamInfo info) {
            if (info.hasError()) {
                streams.add(stream + " cannot be used: " + info.getDescription());
                return;
            }
            @Nullable ClusterInfo cluster = info.getClusterInfo();
            if (cluster == null || info.getConfiguration().getReplicas() < 2) {
                return;
            }
            if (cluster.getLeader() == null || cluster.getLeader().isEmpty()) {
                streams.add(stream + " has no leader: nothing can be stored in it");
            }
            List<Replica> others = Objects.requireNonNullElse(cluster.getReplicas(), List.of());
            for (Replica replica : others) {
                if (replica.isOffline() || !replica.isCurrent()) {
                    lacking.computeIfAbsent(replica.getName(), name -> new ArrayList<>())
                            .add(stream);
                }
            }
        }

        List<String> sentences() {
            List<String> sentences = new ArrayList<>(streams);
            lacking.forEach((server, copies) -> sentences.add("server " + server + " is away, or behind, and so are its"
                    + " copies of "
                    + String.join(", ", copies.stream().map(StreamName::name).toList())));
            return sentences;
        }
    }
}
