package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PurgeOptions;
import io.nats.client.api.PublishAck;
import io.nats.client.api.PurgeResponse;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Confirmation;
import steward.bus.ConnectionState;
import steward.bus.Delivery;
import steward.bus.FileSubject;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.message.StoredSubject;
import steward.time.Clock;
import steward.time.ThreadLoop;

/**
 * The bus on a {@code nats-server} with JetStream, 2.9 or later, alone or a cluster. Connects in the background and for
 * ever; until there is a connection everything that is asked fails with {@link Kind#NOT_CONNECTED}.
 */
public final class NatsBus implements Bus {
    private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);
    private static final String MESSAGE_ID = "Nats-Msg-Id";
    private static final String EXPECTED_LAST = "Nats-Expected-Last-Subject-Sequence";
    private static final int NOT_FOUND = 404;

    private final Threads threads;
    private final ThreadLoop loop;
    private final Link link;
    private final Requests requests;
    private final Identities identities;
    private final StreamMaker streams;
    private final Reads reads;
    private final Lives lives = new Lives();
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    private NatsBus(NatsSettings settings) {
        threads = new Threads(settings.name());
        loop = new ThreadLoop(
                "bus-" + settings.name(),
                Clock.system(),
                failure -> LOG.error("a listener of the bus failed", failure));
        link = new Link(settings, threads, loop, lives::up, this::down, this::complained);
        requests = new Requests(link::current, link::detail, settings.requestTimeout());
        identities = new Identities(requests);
        streams = new StreamMaker(requests, loop, this::isCluster);
        reads = new Reads(link, requests, threads.tasks());
    }

    /** Begins to connect and returns at once. */
    public static NatsBus connect(NatsSettings settings) {
        NatsBus bus = new NatsBus(settings);
        bus.link.start();
        return bus;
    }

    private void down() {
        lives.down();
        requests.connectionLost();
    }

    private void complained(String complaint) {
        requests.notPermitted(complaint);
    }

    private boolean isCluster() {
        Connection now = link.current();
        String cluster = now == null ? null : now.getServerInfo().getCluster();
        return cluster != null && !cluster.isEmpty();
    }

    @Override
    public boolean isConnected() {
        return link.current() != null;
    }

    @Override
    public void onConnection(Consumer<ConnectionState> listener) {
        link.onState(listener);
    }

    @Override
    public CompletionStage<Confirmation> publish(Parcel parcel) {
        Headers headers = new Headers();
        try {
            parcel.headers().forEach(headers::put);
            headers.put(MESSAGE_ID, parcel.dedupeId());
            parcel.expectedLast().ifPresent(sequence -> headers.put(EXPECTED_LAST, Long.toString(sequence)));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new BusException(
                    Kind.REFUSED,
                    "a header of the message to " + parcel.subject() + " cannot be sent: " + e.getMessage(),
                    e));
        }
        String subject = StoredSubject.of(parcel.subject());
        byte[] payload = parcel.payload().toArray();
        CompletionStage<Message> answer = FileSubject.isPiece(subject)
                ? requests.askPatiently(subject, headers, payload)
                : requests.ask(subject, headers, payload);
        return answer.thenCompose(said -> confirmation(parcel.subject(), said));
    }

    private static CompletionStage<Confirmation> confirmation(String subject, Message answer) {
        String asked = "published to " + subject;
        try {
            PublishAck ack = new PublishAck(answer);
            return CompletableFuture.completedFuture(new Confirmation(ack.getSeqno(), ack.isDuplicate()));
        } catch (JetStreamApiException e) {
            return CompletableFuture.failedFuture(Replies.refusal(
                    asked, e.getErrorCode(), e.getApiErrorCode(), String.valueOf(e.getErrorDescription())));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(
                    new BusException(Kind.NO_ANSWER, asked + ": the answer is none: " + e.getMessage(), e));
        }
    }

    @Override
    public Subscription live(String filter, Consumer<Delivery> listener) {
        return lives.add(filter, listener);
    }

    @Override
    public CompletionStage<Optional<Delivery>> last(StreamName stream, String subject) {
        String api = Api.lastMessage(stream, StoredSubject.of(subject));
        CompletionStage<Message> asked = stream == StreamName.STEWARD_FILES
                ? requests.askPatiently(api, null, new byte[0])
                : requests.ask(api, new byte[0]);
        return asked.thenCompose(answer -> {
            if (!answer.isStatusMessage()) {
                return CompletableFuture.completedFuture(Optional.of(Deliveries.described(answer)));
            }
            return answer.getStatus().getCode() == NOT_FOUND
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : CompletableFuture.failedFuture(
                            new BusException(Kind.REFUSED, "asked " + api + ": " + answer.getStatus()));
        });
    }

    @Override
    public CompletionStage<Integer> read(
            StreamName stream,
            String filter,
            long fromSequence,
            int limit,
            String reader,
            Consumer<Delivery> listener) {
        return reads.start(new Reads.Task(
                stream, StoredSubject.of(filter), new Pull.Start.At(fromSequence), limit, reader, listener));
    }

    @Override
    public CompletionStage<Integer> readLast(
            StreamName stream, String filter, String reader, Consumer<Delivery> listener) {
        return reads.start(new Reads.Task(
                stream,
                StoredSubject.of(filter),
                new Pull.Start.LastOfEachSubject(),
                Integer.MAX_VALUE,
                reader,
                listener));
    }

    @Override
    public Subscription follow(
            StreamName stream,
            String filter,
            long fromSequence,
            Optional<Instant> previousAt,
            FollowListener listener) {
        Follower[] self = new Follower[1];
        Follower follower = new Follower(
                link,
                requests,
                identities,
                stream,
                StoredSubject.of(filter),
                fromSequence,
                previousAt,
                listener,
                () -> followers.remove(self[0]));
        self[0] = follower;
        followers.add(follower);
        threads.tasks().execute(follower);
        return follower;
    }

    @Override
    public CompletionStage<StreamIdentity> identity(StreamName stream) {
        return identities.of(stream);
    }

    @Override
    public CompletionStage<Void> purge(StreamName stream, String filter) {
        String api = Api.streamPurge(stream);
        byte[] body = PurgeOptions.subject(StoredSubject.of(filter)).toJson().getBytes(UTF_8);
        return requests.ask(api, body).thenCompose(answer -> {
            PurgeResponse response = new PurgeResponse(answer);
            return response.hasError()
                    ? CompletableFuture.failedFuture(Replies.refusal("asked " + api, response))
                    : CompletableFuture.completedFuture(null);
        });
    }

    @Override
    public CompletionStage<List<String>> degraded() {
        return new Copies(requests).missing();
    }

    @Override
    public CompletionStage<Void> ensureStreams() {
        return streams.makeAll();
    }

    @Override
    public void close() {
        followers.forEach(Follower::close);
        link.close();
        loop.close();
        threads.close();
    }
}
