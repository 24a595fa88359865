package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerBinary;
import tools.jackson.databind.JsonNode;

/** Three servers that hold three copies: any one may die, and where two are gone all waits. */
@Tag("slow")
final class ClusterIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SERVERS = 3;

    private final List<Server> servers = new ArrayList<>();
    private Operator operator;
    private Effects effects;
    private Ship ship;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        BrokerBinary binary = BrokerBinary.find(Optional.empty());
        List<Integer> routes =
                IntStream.range(0, SERVERS).mapToObj(i -> Server.freePort()).toList();
        String all = routes.stream().map(port -> "nats://127.0.0.1:" + port).collect(Collectors.joining(", "));
        for (int i = 0; i < SERVERS; i++) {
            String configuration = "jetstream { store_dir: \"" + folder.resolve("store" + i)
                    + "\", max_mem: 64MB, max_file: 16GB }\ncluster { name: c, listen: \"127.0.0.1:" + routes.get(i)
                    + "\", routes: [" + all + "] }\n";
            servers.add(new Server(folder, binary, "server" + i, configuration));
        }
        servers.forEach(Server::start);
        String urls = servers.stream().map(Server::url).collect(Collectors.joining(","));
        Path home = folder.resolve("home");
        operator = new Operator(
                home,
                Files.createDirectories(folder.resolve("calls")),
                List.of("--home", home.toString(), "--broker", urls));
        effects = new Effects(folder.resolve("effects"));
        JsonNode key = operator.key();
        ship = new Ship("ship1", folder.resolve("ship1"), """
                node = "ship1"
                data = "ledger"

                [broker]
                url = ["%s"]

                [[operator]]
                name = "%s"
                key = "%s"
                allow = ["*"]

                [presence]
                period = "2s"
                """.formatted(
                        urls.replace(",", "\", \""),
                        key.get("operator").asString(),
                        key.get("key").asString()));
        awaitWhole();
        ship.start();
        operator.awaitOnline("ship1");
    }

    @AfterEach
    void close() {
        ship.close();
        servers.forEach(Server::close);
    }

    @Test
    void losesAndDoublesNothingWhenServersDieAndSaysWhichAreAway() {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            servers.get(i).kill();
            jobs.add(send(effects.leave("without" + i)));
            String name = "server" + i;
            Awaitility.await(name + " to be missed").atMost(LIMIT).until(() -> degraded()
                    .contains("server " + name));
            operator.awaitState(jobs.get(i), "SUCCEEDED", LIMIT);
            servers.get(i).start();
            awaitWhole();
        }

        servers.get(0).kill();
        servers.get(1).kill();
        jobs.add(send(effects.leave("alone")));
        assertThat(operator.run("broker", "status", "--json").exitCode()).isNotZero();
        assertThat(effects.times("alone")).isZero();
        servers.get(0).start();
        servers.get(1).start();

        for (String job : jobs) {
            CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
            assertThat(command.finalStates()).containsExactly("SUCCEEDED");
        }
        awaitWhole();
        assertThat(effects.marks()).containsExactly("without0", "without1", "without2", "alone");
    }

    /** Saved, whether or not there is a leader to take it at this moment. */
    private String send(String line) {
        return operator.run("send", "--json", "--to", "ship1", "--", line).jsonLines().stream()
                .filter(said -> said.path("event").asString("").equals("saved"))
                .map(said -> said.get("job").asString())
                .findFirst()
                .orElseThrow();
    }

    private void awaitWhole() {
        Awaitility.await("a whole cluster")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> operator.run("broker", "status", "--json").exitCode() == 0);
    }

    private String degraded() {
        return operator.run("broker", "status", "--json").json().get("degraded").toString();
    }
}
