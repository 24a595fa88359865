package steward.agent;

import java.nio.file.Path;
import java.util.List;
import steward.agent.config.AgentConfig;
import steward.agent.config.AgentConfigFile;
import steward.agent.config.ConfigException;
import steward.agent.handler.shell.ShellCommand;
import steward.bus.nats.NatsBus;
import steward.checkup.BrokerCheckup;
import steward.checkup.Checkup;
import steward.time.Clock;

/** Looks at everything that an agent needs to do its work, and says what to do about what is wrong. */
final class Doctor {
    private final Checkup checkup = new Checkup();

    /** Looks; for some seconds where the broker does not answer. Changes nothing. */
    Checkup examine(Path file) throws InterruptedException {
        try {
            AgentConfig config = AgentConfigFile.read(file, EventSources.all());
            checkup.good("configuration", file + " is right, node " + config.node());
            machine(config);
            broker(config);
        } catch (ConfigException e) {
            checkup.bad("configuration", String.valueOf(e.getMessage()), "correct " + file + " and look again");
        }
        return checkup;
    }

    private void machine(AgentConfig config) {
        checkup.disk(config.data());
        List<String> missing = ShellCommand.missingPrograms();
        if (missing.isEmpty()) {
            checkup.good("programs", "all that commands need is installed");
        } else {
            checkup.doubtful(
                    "programs",
                    "this node lacks " + String.join(", ", missing),
                    "install coreutils, util-linux and libc-bin: commands need them");
        }
        checkup.good("user", "commands run as " + System.getProperty("user.name"));
    }

    private void broker(AgentConfig config) throws InterruptedException {
        BrokerCheckup broker = new BrokerCheckup(checkup, Clock.system());
        broker.addresses(config.brokerUrls());
        try (NatsBus bus = NatsBus.connect(AgentMain.access(config, "steward-agent doctor"))) {
            broker.inside(bus);
        }
    }
}
