package steward.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** Starts the server and waits until it answers; knows it from any other by a name that is new for each broker. */
final class BrokerLauncher {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String serverName = "steward-" + UUID.randomUUID();
    private final BrokerFolder folder;
    private final BrokerLog log;
    private final ListenAddress listen;
    private final BrokerBinary binary;

    BrokerLauncher(BrokerFolder folder, BrokerLog log, ListenAddress listen, BrokerBinary binary) {
        this.folder = folder;
        this.log = log;
        this.listen = listen;
        this.binary = binary;
    }

    /** To be called on a thread that lives as long as the child, see {@link BrokerProcess#start}. */
    BrokerProcess launch() {
        try {
            folder.write(folder.config(), new BrokerConfig(folder, listen, binary, serverName).text());
            return BrokerProcess.start(folder, binary);
        } catch (IOException e) {
            throw new BrokerException(
                    BrokerException.Kind.NOT_STARTED, "cannot start " + binary.path() + ": " + e.getMessage(), e);
        }
    }

    /** Waits for its greeting, then tells clients the address. */
    void awaitAnswer(BrokerProcess process, long mark) throws InterruptedException {
        long start = System.nanoTime();
        while (!process.hasEndedWithin(POLL)) {
            if (BrokerProbe.greeting(listen)
                    .filter(text -> text.contains(serverName))
                    .isPresent()) {
                publishUrl();
                return;
            }
            if (System.nanoTime() - start > START_LIMIT.toNanos()) {
                process.end();
                throw new BrokerException(
                        BrokerException.Kind.NOT_STARTED,
                        "the broker does not answer at " + listen + " after " + START_LIMIT.toSeconds()
                                + " seconds; its last words:\n" + log.end(mark));
            }
        }
        throw endedAtOnce(process, mark);
    }

    private BrokerException endedAtOnce(BrokerProcess process, long mark) {
        String words = log.end(mark);
        return words.contains("address already in use")
                ? new BrokerException(
                        BrokerException.Kind.PORT_IN_USE,
                        "another program listens on port " + listen.port() + " of " + listen.host()
                                + ": end it, or let the broker listen on another port (0 takes a free one)")
                : new BrokerException(
                        BrokerException.Kind.NOT_STARTED,
                        binary.path() + " ended with code " + process.exitCode() + " at its start; its last words:\n"
                                + words);
    }

    private void publishUrl() {
        try {
            folder.write(folder.url(), listen.url() + "\n");
        } catch (IOException e) {
            throw new BrokerException(BrokerException.Kind.FOLDER, "cannot write " + folder.url() + ": " + e, e);
        }
    }
}
