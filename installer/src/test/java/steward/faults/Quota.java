package steward.faults;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import steward.broker.BrokerUser;
import steward.bus.StreamName;

/** How much the broker's streams of commands and acks may hold, and do. */
final class Quota {
    private static final List<StreamName> STREAMS = List.of(StreamName.STEWARD_COMMANDS, StreamName.STEWARD_ACKS);

    private final Hub hub;

    Quota(Hub hub) {
        this.hub = hub;
    }

    /** No more messages than they hold now. */
    void narrow() throws IOException, InterruptedException {
        each((streams, info) ->
                change(streams, info, Math.max(1, info.getStreamState().getMsgCount())));
    }

    /** As many as there come. */
    void widen() throws IOException, InterruptedException {
        each((streams, info) -> change(streams, info, -1));
    }

    /** What is older is forgotten. */
    void keepFor(Duration age) throws IOException, InterruptedException {
        each((streams, info) -> streams.updateStream(
                StreamConfiguration.builder(info.getConfiguration()).maxAge(age).build()));
    }

    /** How many bytes they hold together. */
    long bytes() throws IOException, InterruptedException {
        long[] bytes = {0};
        each((streams, info) -> bytes[0] += info.getStreamState().getByteCount());
        return bytes[0];
    }

    private interface Action {
        void on(JetStreamManagement streams, StreamInfo info) throws IOException, JetStreamApiException;
    }

    private void each(Action action) throws IOException, InterruptedException {
        String[] user =
                Files.readString(hub.credentials(BrokerUser.CONSOLE)).strip().split(":", 2);
        Options options = new Options.Builder()
                .server(hub.url())
                .userInfo(user[0].toCharArray(), user[1].toCharArray())
                .build();
        try (Connection connection = Nats.connect(options)) {
            JetStreamManagement streams = connection.jetStreamManagement();
            for (StreamName name : STREAMS) {
                action.on(streams, streams.getStreamInfo(name.name()));
            }
        } catch (JetStreamApiException e) {
            throw new IOException("the broker refuses: " + e.getMessage(), e);
        }
    }

    private static void change(JetStreamManagement streams, StreamInfo info, long messages)
            throws IOException, JetStreamApiException {
        streams.updateStream(StreamConfiguration.builder(info.getConfiguration())
                .maxMessages(messages)
                .build());
    }
}
