package steward.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import steward.broker.BrokerUser;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.codec.Json;
import steward.codec.MessageCodec;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.trust.Signed;
import steward.trust.SigningKey;

/** What somebody stores on a node's subjects who took the broker over: rubbish, forgeries, alterations and replays. */
final class Poison {
    /** What a mark begins with that nobody may ever see. */
    static final String MARK = "poison";

    private static final int LARGE_BYTES = 900_000;
    private static final int REPLAYED = 40;
    private static final long LIMIT_SECONDS = 20;

    private final Hub hub;
    private final Effects effects;
    private final SigningKey stranger;
    private final OperatorName operator;

    /** @param operator whom the agents trust, but for the key */
    Poison(Hub hub, Effects effects, SigningKey stranger, OperatorName operator) {
        this.hub = hub;
        this.effects = effects;
        this.stranger = stranger;
        this.operator = operator;
    }

    Fault fault(String node) {
        return new Fault("poison messages", "subjects of " + node, "", random -> pour(node, random), () -> {});
    }

    private void pour(String node, RandomGenerator random) throws Exception {
        NatsSettings settings = NatsSettings.of(
                List.of(hub.url()),
                Credentials.read(hub.credentials(BrokerUser.CONSOLE)),
                "poison",
                NatsSettings.CONSOLE_INBOX);
        try (NatsBus bus = NatsBus.connect(settings)) {
            Again.await(Duration.ofSeconds(LIMIT_SECONDS), bus::isConnected);
            String subject = node + ".command.shellcommand.operatingsystem";
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            store(bus, subject, noise, Map.of());
            store(bus, subject, "{\"v\":1,\"type\":\"command\"}".getBytes(StandardCharsets.UTF_8), Map.of());
            store(bus, subject, new byte[LARGE_BYTES], Map.of());
            Signed forged = Signed.of(MessageCodec.encode(command(node)), stranger);
            store(bus, subject, forged.payload().toArray(), forged.headers());
            replay(bus, subject);
        }
    }

    /** Genuine commands once more, the same altered, and the same to another. */
    private void replay(NatsBus bus, String subject) throws Exception {
        List<Delivery> genuine = new ArrayList<>();
        bus.read(StreamName.STEWARD_COMMANDS, "*.command.*.*", 1, 100_000, "poison", delivery -> {
                    genuine.add(delivery);
                    if (genuine.size() > REPLAYED) {
                        genuine.remove(0);
                    }
                })
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        for (Delivery delivery : genuine) {
            byte[] payload = delivery.payload().toArray();
            store(bus, delivery.subject(), payload, delivery.headers());
            store(bus, subject, payload, delivery.headers());
            String altered = new String(payload, StandardCharsets.UTF_8).replace("echo m", "echo " + MARK);
            store(bus, delivery.subject(), altered.getBytes(StandardCharsets.UTF_8), delivery.headers());
        }
    }

    private Command command(String node) {
        return new Command(
                new CommandId(UUID.randomUUID()),
                new JobId(UUID.randomUUID()),
                new Address(new NodeName(node), new MethodName("shellcommand"), new Domain("operatingsystem")),
                Json.attributes(Json.object().put("command", effects.leave(MARK))),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(1)),
                Duration.ofSeconds(30),
                OnInterrupt.REPORT,
                Optional.empty(),
                operator,
                Optional.empty());
    }

    private static void store(NatsBus bus, String subject, byte[] payload, Map<String, String> headers)
            throws Exception {
        Map<String, String> own = new HashMap<>(headers);
        own.keySet().removeIf(name -> !name.startsWith("Steward-"));
        bus.publish(new Parcel(
                        subject, Bytes.copyOf(payload), own, UUID.randomUUID().toString()))
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
