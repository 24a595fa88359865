package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.api.StreamInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.StreamName;
import steward.time.Backoff;
import steward.time.Loop;

/** Makes the streams that are missing. Several clients may do so at the same time. */
final class StreamMaker {
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3));
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /**
     * How often there may be too little: two clients that make one stream at the same time reserve its room twice for a
     * moment, and a cluster that starts has too few servers for all replicas at first.
     */
    private static final int MOST_LACKS = 6;

    private static final int MOST_REPLICAS = 3;

    private final Requests requests;
    private final Loop loop;
    private final BooleanSupplier isCluster;

    StreamMaker(Requests requests, Loop loop, BooleanSupplier isCluster) {
        this.requests = requests;
        this.loop = loop;
        this.isCluster = isCluster;
    }

    CompletionStage<Void> makeAll() {
        return CompletableFuture.allOf(
                Arrays.stream(StreamName.values()).map(this::make).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> make(StreamName name) {
        Making making = new Making(new StreamPlan(name));
        making.attempt();
        return making.done;
    }

    /** One stream, tried again while the broker's storage is still starting. */
    private final class Making {
        private final StreamPlan plan;
        private final long start = loop.clock().nanos();
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private int attempts;
        private int lacks;

        Making(StreamPlan plan) {
            this.plan = plan;
        }

        void attempt() {
            int replicas = isCluster.getAsBoolean() && lacks < MOST_LACKS ? MOST_REPLICAS : 1;
            check(plan, replicas).whenComplete((ok, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    failed(BusException.of(failure));
                }
            });
        }

        private void failed(BusException cause) {
            boolean late = loop.clock().nanos() - start > LIMIT.toNanos();
            boolean soonBetter = cause.kind() == Kind.NO_ANSWER || (cause.kind() == Kind.FULL && lacks++ < MOST_LACKS);
            if (late || !soonBetter) {
                done.completeExceptionally(cause);
            } else {
                loop.after(RETRY.delay(attempts++, ThreadLocalRandom.current()), this::attempt);
            }
        }
    }

    private CompletionStage<Void> check(StreamPlan plan, int replicas) {
        String subject = Api.streamInfo(plan.name());
        return requests.ask(subject, new byte[0]).thenCompose(answer -> {
            StreamInfo info = new StreamInfo(answer);
            if (!info.hasError()) {
                return compare(plan, info);
            }
            return info.getApiErrorCode() == Replies.STREAM_NOT_FOUND
                    ? create(plan, replicas)
                    : CompletableFuture.failedFuture(Replies.refusal("asked " + subject, info));
        });
    }

    private CompletionStage<Void> create(StreamPlan plan, int replicas) {
        String subject = Api.streamCreate(plan.name());
        byte[] body = plan.configuration(replicas).toJson().getBytes(UTF_8);
        return requests.ask(subject, body).thenCompose(answer -> {
            StreamInfo info = new StreamInfo(answer);
            if (!info.hasError()) {
                return CompletableFuture.completedFuture(null);
            }
            int code = info.getApiErrorCode();
            if (code == Replies.STREAM_NAME_IN_USE) {
                return check(plan, replicas);
            }
            return code == Replies.REPLICAS_NOT_SUPPORTED && replicas > 1
                    ? create(plan, 1)
                    : CompletableFuture.failedFuture(Replies.refusal("asked " + subject, info));
        });
    }

    private static CompletionStage<Void> compare(StreamPlan plan, StreamInfo info) {
        var differences = plan.differences(info.getConfiguration());
        return differences.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new BusException(
                        Kind.REFUSED,
                        "the stream " + plan.name() + " at the broker was made otherwise: "
                                + String.join("; ", differences)
                                + ". Some of this is fixed when a stream is made: remove or rename that stream, or use "
                                + "another account"));
    }
}
