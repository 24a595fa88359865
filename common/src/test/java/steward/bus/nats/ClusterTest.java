package steward.bus.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.get;
import static steward.bus.nats.Clients.parcel;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import steward.broker.BrokerBinary;
import steward.bus.Bus;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.testing.BrokerExtension.EachBroker;
import steward.time.Backoff;

/** Three servers, of which any one may die. */
@Timeout(300)
@Tag("slow")
final class ClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path temp;

    @ParameterizedTest
    @EachBroker
    void followsThroughTheDeathOfEachServer(BrokerBinary binary) throws Exception {
        List<RawServer> servers = cluster(binary);
        try (NatsBus writer = NatsBus.connect(settings(servers, "writer"));
                NatsBus reader = NatsBus.connect(settings(List.of(servers.get(0)), "reader"))) {
            servers.forEach(RawServer::start);
            Clients.connected(writer);
            Clients.connected(reader);
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> succeeds(writer));
            assertThat(replicas(servers.get(0))).isEqualTo(3);
            Heard heard = new Heard();
            int count = 600;
            try (Bus.Subscription following = reader.follow(StreamName.STEWARD_ACKS, "*.ack.*.*", 1, heard)) {
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> publishAll(writer, count));
                for (int i = 0; i < 3; i++) {
                    int reached = (i + 1) * count / 4;
                    await().atMost(PATIENCE).until(() -> heard.deliveries.size() >= reached);
                    servers.get(i).kill();
                    int grown = heard.deliveries.size() + 20;
                    await().atMost(PATIENCE).until(() -> heard.deliveries.size() >= grown || writing.isDone());
                    servers.get(i).start();
                    await().atMost(PATIENCE).until(() -> succeeds(writer));
                }
                writing.join();
                await().atMost(PATIENCE).until(() -> heard.texts().contains("m" + (count - 1)));
                assertThat(heard.texts())
                        .isEqualTo(
                                IntStream.range(0, count).mapToObj(i -> "m" + i).toList());
                assertThat(heard.lost).isEmpty();
            }
        } finally {
            servers.forEach(RawServer::close);
        }
    }

    private static boolean succeeds(NatsBus bus) {
        try {
            get(bus.ensureStreams());
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static void publishAll(NatsBus bus, int count) {
        for (int i = 0; i < count; i++) {
            Parcel parcel = parcel("ship1.ack.m.d", "m" + i);
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> stored(bus, parcel));
        }
    }

    private static boolean stored(NatsBus bus, Parcel parcel) {
        try {
            get(bus.publish(parcel));
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static int replicas(RawServer server) throws Exception {
        try (Connection raw = Nats.connect(server.url())) {
            return raw.jetStreamManagement()
                    .getStreamInfo("STEWARD_ACKS")
                    .getConfiguration()
                    .getReplicas();
        }
    }

    private static NatsSettings settings(List<RawServer> servers, String name) {
        return new NatsSettings(
                servers.stream().map(RawServer::url).toList(),
                new Credentials.None(),
                Optional.empty(),
                name,
                NatsSettings.CONSOLE_INBOX,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)));
    }

    private List<RawServer> cluster(BrokerBinary binary) {
        List<Integer> routes =
                IntStream.range(0, 3).mapToObj(i -> RawServer.freePort()).toList();
        String all = routes.stream().map(port -> "nats://127.0.0.1:" + port).collect(Collectors.joining(", "));
        List<RawServer> servers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String text = "server_name: s" + i + "\njetstream { store_dir: \"" + temp.resolve("js" + i)
                    + "\", max_mem: 64MB, max_file: 16GB }\ncluster { name: c, listen: \"127.0.0.1:" + routes.get(i)
                    + "\", routes: [" + all + "] }\n";
            servers.add(new RawServer(temp, binary, RawServer.freePort(), text));
        }
        return servers;
    }
}
