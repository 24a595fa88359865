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
import java.util.List;
import steward.broker.BrokerUser;
import steward.bus.StreamName;

/** How many messages the broker's streams may hold. */
final class Quota {
    private static final List<StreamName> STREAMS = List.of(StreamName.STEWARD_COMMANDS, StreamName.STEWARD_ACKS);

    private final Hub hub;

    Quota(Hub hub) {
        this.hub = hub;
    }

    /** No more than they hold now. */
    void narrow() throws Exception {
        change(true);
    }

    /** As many as there come. */
    void widen() throws Exception {
        change(false);
    }

    private void change(boolean narrow) throws IOException, InterruptedException {
        String[] user =
                Files.readString(hub.credentials(BrokerUser.CONSOLE)).strip().split(":", 2);
        Options options = new Options.Builder()
                .server(hub.url())
                .userInfo(user[0].toCharArray(), user[1].toCharArray())
                .build();
        try (Connection connection = Nats.connect(options)) {
            JetStreamManagement streams = connection.jetStreamManagement();
            for (StreamName name : STREAMS) {
                change(streams, name, narrow);
            }
        }
    }

    private static void change(JetStreamManagement streams, StreamName name, boolean narrow) throws IOException {
        try {
            StreamInfo info = streams.getStreamInfo(name.name());
            long most = narrow ? Math.max(1, info.getStreamState().getMsgCount()) : -1;
            streams.updateStream(StreamConfiguration.builder(info.getConfiguration())
                    .maxMessages(most)
                    .build());
        } catch (JetStreamApiException e) {
            throw new IOException("cannot change " + name + ": " + e.getMessage(), e);
        }
    }
}
