package steward.bus.nats;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import steward.broker.BrokerUser;
import steward.bus.StreamName;
import steward.testing.TestBroker;

/** The broker as any other client of NATS sees it. */
final class Raw {
    private Raw() {}

    static Connection connect(TestBroker broker, BrokerUser user) {
        Credentials.UserPassword known = (Credentials.UserPassword) broker.credentials(user);
        try {
            return Nats.connect(Options.builder()
                    .server(broker.url())
                    .userInfo(known.user(), known.password())
                    .inboxPrefix(user == BrokerUser.AGENT ? NatsSettings.AGENT_INBOX : NatsSettings.CONSOLE_INBOX)
                    .build());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static long consumers(TestBroker broker, StreamName stream) {
        try (Connection connection = connect(broker, BrokerUser.CONSOLE)) {
            return connection
                    .jetStreamManagement()
                    .getStreamInfo(stream.name())
                    .getStreamState()
                    .getConsumerCount();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void deleteStream(TestBroker broker, StreamName stream) {
        try (Connection connection = connect(broker, BrokerUser.CONSOLE)) {
            connection.jetStreamManagement().deleteStream(stream.name());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
