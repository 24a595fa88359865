package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Message;
import io.nats.client.api.StreamInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;

/** Which streams there are at the broker, and how far they reach. */
record Identities(Requests requests) {
    /** Waits for the answer; empty when there is no such stream. */
    Optional<StreamIdentity> find(StreamName stream) {
        StreamInfo info = new StreamInfo(Pull.await(requests.ask(Api.streamInfo(stream), new byte[0])));
        return info.getApiErrorCode() == Replies.STREAM_NOT_FOUND
                ? Optional.empty()
                : Optional.of(identity(stream, info));
    }

    /** When the message of that sequence was stored; empty when there is none now, or nobody may know. */
    Optional<Instant> storedAt(StreamName stream, long sequence) {
        byte[] body = ("{\"seq\":" + sequence + "}").getBytes(UTF_8);
        try {
            Message answer = Pull.await(requests.ask(Api.messageAt(stream), body));
            return answer.isStatusMessage()
                    ? Optional.empty()
                    : Deliveries.described(answer).storedAt();
        } catch (BusException e) {
            if (e.kind() == Kind.REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    CompletionStage<StreamIdentity> of(StreamName stream) {
        return requests.ask(Api.streamInfo(stream), new byte[0]).thenCompose(answer -> {
            try {
                return CompletableFuture.completedFuture(identity(stream, new StreamInfo(answer)));
            } catch (BusException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private static StreamIdentity identity(StreamName stream, StreamInfo info) {
        if (info.getApiErrorCode() == Replies.STREAM_NOT_FOUND) {
            throw new BusException(
                    Kind.REFUSED, "the broker has no stream " + stream + ": a console makes it when it connects");
        }
        if (info.hasError()) {
            throw Replies.refusal("asked " + Api.streamInfo(stream), info);
        }
        return new StreamIdentity(
                info.getCreateTime().toInstant(),
                info.getStreamState().getFirstSequence(),
                info.getStreamState().getLastSequence());
    }
}
