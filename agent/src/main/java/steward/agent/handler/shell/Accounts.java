package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the user that a command runs as. */
final class Accounts {
    private static final int FIELDS = 7;

    private final Tools tools;

    Accounts(Tools tools) {
        this.tools = tools;
    }

    /**
     * The user to run as, who is the agent's own where nothing is asked.
     *
     * @param ownUid the agent's
     * @throws RefusedException when there is no such user or the agent may not become that user
     */
    Account toRunAs(Optional<String> wanted, int ownUid) throws RefusedException, IOException, InterruptedException {
        String own = System.getProperty("user.name", "?");
        if (wanted.isEmpty() || wanted.get().equals(own)) {
            return new Account(own, ownUid, -1, System.getProperty("user.home", "/"));
        }
        String name = wanted.get();
        if (ownUid != 0) {
            throw new RefusedException("cannot run as " + name + ": this agent runs as " + own
                    + " and only root can change the user; leave runAs out or run the agent as root");
        }
        return find(name)
                .orElseThrow(() -> new RefusedException("cannot run as " + name + ": this node has no such user"));
    }

    private Optional<Account> find(String name) throws RefusedException, IOException, InterruptedException {
        Path getent = tools.require("getent");
        Tools.Answer answer = tools.ask(List.of(getent.toString(), "passwd", name));
        String[] fields = answer.text().split(":", -1);
        if (answer.exitCode() != 0 || fields.length != FIELDS || !fields[0].equals(name)) {
            return Optional.empty();
        }
        return Optional.of(new Account(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]));
    }
}
