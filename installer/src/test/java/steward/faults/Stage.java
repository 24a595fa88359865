package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.console.home.Home;
import steward.message.OperatorName;
import steward.testing.FaultyLink;
import steward.trust.SigningKey;
import tools.jackson.databind.JsonNode;

/** All that takes part in a run, in one folder: a broker, agents, consoles of one operator, and a link for each. */
final class Stage implements AutoCloseable {
    private static final List<String> DESKS = List.of("a", "b");

    private final Path folder;
    private final Timeline timeline;
    private final Effects effects;
    private final Hub hub;
    private final CommandLine commandLine;
    private final List<Desk> desks = new ArrayList<>();
    private final List<Vessel> vessels = new ArrayList<>();
    private final JsonNode key;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();

    Stage(Path folder, BrokerBinary binary, int nodes) {
        this.folder = folder;
        timeline = new Timeline(folder.resolve("timeline"));
        effects = new Effects(folder.resolve("effects"));
        hub = new Hub(folder.resolve("broker"), binary, timeline, Hub.MEBIBYTES);
        Path opens = hub.credentials(BrokerUser.CONSOLE);
        commandLine = new CommandLine(folder.resolve("command-line"), new FaultyLink(hub.port()), opens);
        key = commandLine.key();
        for (String name : DESKS) {
            Desk desk = new Desk(name, folder.resolve("console-" + name), new FaultyLink(hub.port()), opens);
            shareKey(desk.home());
            desks.add(desk);
            desk.start();
        }
        for (int number = 1; number <= nodes; number++) {
            vessels.add(vessel("ship" + number));
        }
        vessels.forEach(Vessel::start);
        keeper.scheduleWithFixedDelay(() -> vessels.forEach(Vessel::keep), 1, 1, TimeUnit.SECONDS);
    }

    private void shareKey(Path home) {
        Path own = Home.open(commandLine.home()).key();
        try {
            Path copy = Home.open(home).key();
            Files.createDirectories(folderOf(copy));
            Shell.succeeds("chmod", "700", home.toString(), folderOf(copy).toString());
            Files.copy(own, copy, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }

    private Vessel vessel(String name) {
        FaultyLink link = new FaultyLink(hub.port());
        return new Vessel(
                name,
                folder.resolve(name),
                link,
                """
                node = "%s"
                data = "disk/data"

                [broker]
                url = "%s"
                credentials = "%s"

                [[operator]]
                name = "%s"
                key = "%s"
                allow = ["*"]

                [presence]
                period = "2s"

                [validity]
                tolerance = "1s"

                [process."shellcommand.operatingsystem"]
                concurrency = 4
                """.formatted(
                                name,
                                link.url(),
                                hub.credentials(BrokerUser.AGENT),
                                operator(),
                                key.get("key").asString()),
                timeline);
    }

    private OperatorName operator() {
        return new OperatorName(key.get("operator").asString());
    }

    Timeline timeline() {
        return timeline;
    }

    Effects effects() {
        return effects;
    }

    List<Vessel> vessels() {
        return vessels;
    }

    /** Another period begins. */
    void period(int number) {
        vessels.forEach(vessel -> vessel.period(number));
    }

    Vessel vessel(Sent sent) {
        return vessels.stream()
                .filter(vessel -> vessel.name().equals(sent.node()))
                .findFirst()
                .orElseThrow();
    }

    List<Desk> desks() {
        return desks;
    }

    Desk desk(String name) {
        return desks.stream()
                .filter(desk -> desk.name().equals(name))
                .findFirst()
                .orElseGet(() -> desks.get(0));
    }

    CommandLine commandLine() {
        return commandLine;
    }

    Path folder() {
        return folder;
    }

    /** Everything that can go wrong here. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(BrokerFaults.of(hub, new Quota(hub)));
        SigningKey stranger = SigningKey.loadOrCreate(folder.resolve("stranger").resolve("stranger.key"));
        Poison poison = new Poison(hub, effects, stranger, operator());
        for (Vessel vessel : vessels) {
            faults.addAll(AgentFaults.of(vessel, effects, timeline));
            faults.addAll(LedgerFaults.of(vessel));
            faults.addAll(NameFaults.of(vessel));
            faults.addAll(LinkFaults.of(vessel.name(), vessel.link(), timeline));
            faults.add(poison.fault(vessel.name()));
        }
        for (Desk desk : desks) {
            faults.addAll(ConsoleFaults.of(desk, timeline));
            faults.addAll(LinkFaults.of("console " + desk.name(), desk.link(), timeline));
        }
        faults.addAll(ConsoleFaults.of(commandLine, timeline));
        faults.addAll(LinkFaults.of("command line", commandLine.link(), timeline));
        return faults;
    }

    /** Everything runs and nothing is in its way. */
    void heal() {
        hub.start();
        desks.forEach(Desk::start);
        vessels.forEach(Vessel::start);
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        desks.forEach(Desk::close);
        commandLine.kill();
        commandLine.link().close();
        vessels.parallelStream().forEach(Vessel::close);
        hub.close();
    }
}
