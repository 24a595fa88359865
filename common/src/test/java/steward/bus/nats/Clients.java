package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import steward.broker.BrokerUser;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.message.Bytes;
import steward.testing.TestBroker;

/** What the tests of the bus need again and again. */
final class Clients {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Clients() {}

    static NatsBus console(TestBroker broker) {
        return connected(NatsBus.connect(broker.settings(BrokerUser.CONSOLE)));
    }

    static NatsBus agent(TestBroker broker) {
        return connected(NatsBus.connect(broker.settings(BrokerUser.AGENT)));
    }

    static NatsBus connected(NatsBus bus) {
        await().atMost(PATIENCE).until(bus::isConnected);
        return bus;
    }

    static Parcel parcel(String subject, String text) {
        return new Parcel(
                subject, Bytes.ofUtf8(text), Map.of(), UUID.randomUUID().toString());
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    static BusException failure(CompletionStage<?> stage) {
        try {
            Object value = stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("did not fail but gave " + value);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(BusException.class);
            return BusException.of(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One after another, each until it is confirmed, as the outbox does. */
    static void publishAll(NatsBus bus, String subject, int count) {
        for (int i = 0; i < count; i++) {
            publish(bus, parcel(subject, "m" + i));
        }
    }

    static Confirmation publish(NatsBus bus, Parcel parcel) {
        while (true) {
            try {
                return get(bus.publish(parcel));
            } catch (CompletionException e) {
                assertThat(BusException.of(e).kind())
                        .isIn(BusException.Kind.NOT_CONNECTED, BusException.Kind.NO_ANSWER);
                connected(bus);
            }
        }
    }
}
