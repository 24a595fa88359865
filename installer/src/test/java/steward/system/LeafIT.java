package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerBinary;
import steward.testing.FaultyLink;
import tools.jackson.databind.JsonNode;

/** A site whose agents know only the small server at the site, a leaf of the one that stores: its link may go and come. */
@Tag("slow")
final class LeafIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Server hub;
    private Server site;
    private FaultyLink link;
    private Operator operator;
    private Effects effects;
    private Ship ship;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        BrokerBinary binary = BrokerBinary.find(Optional.empty());
        int leaves = Server.freePort();
        hub = new Server(
                        folder,
                        binary,
                        "hub",
                        "jetstream { domain: hub, store_dir: \"" + folder.resolve("store")
                                + "\", max_mem: 64MB, max_file: 16GB }\nleafnodes { no_advertise: true, listen: \"127.0.0.1:"
                                + leaves
                                + "\" }\n")
                .start();
        link = new FaultyLink(leaves);
        site = new Server(
                        folder,
                        binary,
                        "site",
                        "mappings { \"$JS.API.>\": \"$JS.hub.API.>\", \"$KV.>\": \"$JS.hub.API.$KV.>\" }\nleafnodes { reconnect: 1, remotes: [ { url: \"nats-leaf://127.0.0.1:"
                                + URI.create(link.url()).getPort() + "\" } ] }\n")
                .start();
        Path home = folder.resolve("home");
        operator = new Operator(
                home,
                Files.createDirectories(folder.resolve("calls")),
                List.of("--home", home.toString(), "--broker", hub.url()));
        effects = new Effects(folder.resolve("effects"));
        JsonNode key = operator.key();
        ship = new Ship("ship1", folder.resolve("ship1"), """
                node = "ship1"
                data = "ledger"

                [broker]
                url = "%s"

                [[operator]]
                name = "%s"
                key = "%s"
                allow = ["*"]

                [presence]
                period = "2s"
                """.formatted(
                site.url(), key.get("operator").asString(), key.get("key").asString()));
        operator.run("nodes", "--json");
        ship.start();
        operator.awaitOnline("ship1");
    }

    @AfterEach
    void close() {
        ship.close();
        site.close();
        link.close();
        hub.close();
    }

    @Test
    void takesWhatTheHubStoredWhenTheLinkOfItsSiteReturns() {
        operator.awaitState(operator.send("ship1", effects.leave("before")), "SUCCEEDED", LIMIT);
        String running = operator.send("ship1", effects.leave("running") + "; sleep 3; " + effects.leave("ended"));
        effects.awaitTimes("running", 1, LIMIT);
        link.refuse();
        String meanwhile = operator.send("ship1", effects.leave("meanwhile"));
        effects.awaitTimes("ended", 1, LIMIT);
        assertThat(operator.command(meanwhile).state()).isEqualTo("QUEUED");
        assertThat(operator.command(running).hasEnded()).isFalse();
        assertThat(effects.times("meanwhile")).isZero();

        link.restore();

        for (String job : List.of(running, meanwhile)) {
            CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
            assertThat(command.finalStates()).containsExactly("SUCCEEDED");
        }
        operator.awaitState(operator.send("ship1", effects.leave("after")), "SUCCEEDED", LIMIT);
        assertThat(effects.marks()).containsExactly("before", "running", "ended", "meanwhile", "after");
    }
}
