package steward.console.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import steward.broker.BrokerBinary;
import steward.broker.BrokerException;
import steward.bus.nats.NatsBus;
import steward.checkup.BrokerCheckup;
import steward.checkup.Checkup;
import steward.codec.Json;
import steward.console.home.Home;
import steward.console.home.HomeException;
import steward.time.Clock;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "doctor",
        header = "Looks at what goes wrong in practice, and says what to do about it.",
        description = "This home, its disk and key, and the broker: who answers, login, streams and clock.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing keeps it from its work", "1:something does"},
        footer = {"  steward doctor", "  steward doctor --json | jq '.findings[] | select(.verdict != \"GOOD\")'"})
final class DoctorVerb extends Verb {
    DoctorVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        Checkup checkup = new Checkup();
        try {
            Home home = Homes.open(globals(), surroundings());
            checkup.good("home", home.folder() + " is yours alone");
            examine(home, checkup);
        } catch (HomeException e) {
            checkup.bad("home", String.valueOf(e.getMessage()), "do as it says and look again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (globals().isJson()) {
            printer.json((ObjectNode) Json.node(checkup.attributes()));
        } else {
            checkup.findings().forEach(finding -> finding.lines().forEach(printer::line));
        }
        return checkup.isGood() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void examine(Home home, Checkup checkup) throws InterruptedException {
        checkup.disk(home.folder());
        if (home.key().toFile().exists()) {
            checkup.secret("key", home.key());
        } else {
            checkup.good("key", "it will be made when it is first used");
        }
        home.credentials().ifPresent(file -> checkup.secret("credentials", file));
        server(checkup);
        BrokerCheckup broker = new BrokerCheckup(checkup, Clock.system());
        broker.addresses(Connections.brokers(globals(), home));
        try (NatsBus bus = NatsBus.connect(Connections.of(globals(), home))) {
            broker.inside(bus);
        }
    }

    private static void server(Checkup checkup) {
        try {
            BrokerBinary binary = BrokerBinary.find(Optional.empty());
            checkup.good("nats-server", binary.version() + " at " + binary.path());
        } catch (BrokerException e) {
            checkup.doubtful(
                    "nats-server",
                    String.valueOf(e.getMessage()),
                    "only 'steward broker run' and a desktop with a broker of its own need it");
        }
    }
}
