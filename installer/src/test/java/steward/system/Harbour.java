package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerBinary;
import steward.message.Ack;
import steward.testing.TestBroker;
import tools.jackson.databind.JsonNode;

/** All that a test needs in one folder: a broker, an operator whom the ships trust, and ships. Closing ends it all. */
final class Harbour implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final TestBroker broker;
    private final Operator operator;
    private final Effects effects;
    private final List<Ship> ships = new ArrayList<>();
    private @Nullable JsonNode key;

    private Harbour(Path folder, TestBroker broker) {
        this.folder = folder;
        this.broker = broker;
        operator = anotherOperator("operator");
        effects = new Effects(folder.resolve("effects"));
    }

    static Harbour open(Path folder) {
        return new Harbour(folder, TestBroker.start());
    }

    static Harbour open(Path folder, BrokerBinary binary) {
        return new Harbour(folder, TestBroker.start(binary));
    }

    TestBroker broker() {
        return broker;
    }

    /** The one whom the ships trust. */
    Operator operator() {
        return operator;
    }

    /** One more console, with a home and a key of its own, which the ships do not trust. */
    Operator anotherOperator(String name) {
        Path home = folder.resolve(name);
        return new Operator(
                home,
                made(folder.resolve(name + "-calls")),
                List.of(
                        "--home", home.toString(),
                        "--broker", broker.url(),
                        "--credentials", credentials("console")));
    }

    Effects effects() {
        return effects;
    }

    /** A wire of the test's own to the broker, with a console's rights. */
    Wire wire() {
        return new Wire(broker);
    }

    /** The final acks of that command that the broker holds. */
    List<Ack> finalAcks(String command) {
        try (Wire wire = wire()) {
            return wire.finalAcks(command);
        }
    }

    /** How many commands the broker holds. */
    int storedCommands() {
        try (Wire wire = wire()) {
            return wire.storedCommands();
        }
    }

    /** Does something again and again until the mark was left. */
    void awaitMark(String mark, Runnable nudge) {
        Awaitility.await("mark " + mark)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    nudge.run();
                    return effects.times(mark) > 0;
                });
    }

    /** A ship of the same name with a folder of its own, which is not yet started. */
    Ship twin(String name) {
        return ship(name, folder.resolve(name + "-twin"), 4);
    }

    /** Every agent and the broker end in good order and start again. */
    void restartEverything() {
        ships.forEach(Ship::stop);
        broker.restart();
        ships.forEach(Ship::start);
        ships.stream().map(Ship::name).forEach(operator::awaitOnline);
    }

    /** A ship that is not yet started. */
    Ship ship(String name) {
        return ship(name, 4);
    }

    /** @param concurrency how many shell commands it runs at once */
    Ship ship(String name, int concurrency) {
        return ship(name, folder.resolve(name), concurrency);
    }

    private Ship ship(String name, Path place, int concurrency) {
        if (key == null) {
            key = operator.key();
        }
        Ship ship = new Ship(name, made(place), configuration(name, key, concurrency));
        ships.add(ship);
        return ship;
    }

    @Override
    public void close() {
        ships.forEach(Ship::close);
        broker.close();
    }

    private String configuration(String node, JsonNode key, int concurrency) {
        return """
                node = "%s"
                data = "ledger"

                [broker]
                url = "%s"
                credentials = "%s"

                [[operator]]
                name = "%s"
                key = "%s"
                allow = ["*"]

                [presence]
                period = "2s"

                [process."shellcommand.operatingsystem"]
                concurrency = %d
                """.formatted(
                        node,
                        broker.url(),
                        credentials("agent"),
                        key.get("operator").asString(),
                        key.get("key").asString(),
                        concurrency);
    }

    private String credentials(String user) {
        return broker.folder().resolve(user + ".credentials").toString();
    }

    /** The file that opens the broker to a console. */
    Path consoleCredentials() {
        return Path.of(credentials("console"));
    }

    private static Path made(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
