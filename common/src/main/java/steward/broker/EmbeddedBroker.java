package steward.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import steward.time.Backoff;

/**
 * A {@code nats-server} child with file storage and credentials in a folder of its own. It ends with this program, also
 * when this program is killed; when it ends by itself it is started again, after a growing delay. Safe for all threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration TIDY = Duration.ofMinutes(1);
    /** A child that ran so long is not counted as one that fails at its start. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final Backoff RESTART = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));

    private final BrokerFolder folder;
    private final BrokerLog log;
    private final ListenAddress listen;
    private final BrokerBinary binary;
    private final FolderLock lock;
    private final Consumer<String> onTrouble;
    private final String serverName = "steward-" + UUID.randomUUID();
    private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread keeper;
    private volatile @Nullable BrokerProcess running;
    private volatile @Nullable Thread hook;

    private EmbeddedBroker(
            BrokerFolder folder,
            ListenAddress listen,
            BrokerBinary binary,
            FolderLock lock,
            Consumer<String> onTrouble) {
        this.folder = folder;
        this.log = new BrokerLog(folder);
        this.listen = listen;
        this.binary = binary;
        this.lock = lock;
        this.onTrouble = onTrouble;
        keeper = new Thread(this::keep, "steward-broker");
        keeper.setDaemon(true);
    }

    /**
     * Starts a broker and returns when it answers. A port of 0 becomes a free one, the same as last time where possible.
     *
     * @param root the folder; made with permissions for the owner only
     * @param onTrouble told in words, on a thread of the broker, when the child ended by itself and when it is back
     * @throws BrokerException when it cannot be started, with the remedy
     */
    public static EmbeddedBroker start(
            Path root, ListenAddress listen, BrokerBinary binary, Consumer<String> onTrouble) {
        BrokerFolder folder = BrokerFolder.prepare(root);
        FolderLock lock = FolderLock.take(folder);
        try {
            BrokerProcess.endStale(folder);
            EmbeddedBroker broker = new EmbeddedBroker(folder, folder.choose(listen), binary, lock, onTrouble);
            broker.begin();
            return broker;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void begin() {
        Thread ender = new Thread(this::close, "steward-broker-end");
        hook = ender;
        Runtime.getRuntime().addShutdownHook(ender);
        keeper.start();
        try {
            firstStart.get();
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof BrokerException known
                    ? known
                    : new BrokerException(
                            BrokerException.Kind.NOT_STARTED, "the broker did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new BrokerException(BrokerException.Kind.NOT_STARTED, "interrupted while the broker started", e);
        }
    }

    /** Where clients on this machine connect to. */
    public String url() {
        return listen.url();
    }

    /** The program that runs. */
    public BrokerBinary binary() {
        return binary;
    }

    /** The file with {@code user:password} of that user. */
    public Path credentials(BrokerUser user) {
        return folder.credentials(user);
    }

    /** The process id of the child; empty while it is being started again. */
    public Optional<Long> pid() {
        BrokerProcess now = running;
        return now != null && now.isAlive() ? Optional.of(now.pid()) : Optional.empty();
    }

    /** Ends the child, by force when it takes longer than eight seconds. The store stays. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stopping.countDown();
            BrokerProcess now = running;
            if (now != null) {
                now.end();
            }
            keeper.interrupt();
            joinKeeper();
            lock.close();
            Thread ender = hook;
            if (ender != null && ender != Thread.currentThread()) {
                forget(ender);
            }
        }
    }

    private void joinKeeper() {
        if (Thread.currentThread() == keeper) {
            return;
        }
        try {
            keeper.join(TimeUnit.SECONDS.toMillis(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread ender) {
        try {
            Runtime.getRuntime().removeShutdownHook(ender);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook finds nothing more to do.
        }
    }

    /** Lives as long as the child: the kernel ends the child when this thread ends. */
    private void keep() {
        int failures = 0;
        boolean goesOn = true;
        while (goesOn && !isStopping()) {
            long start = System.nanoTime();
            try {
                runOnce(log.mark());
            } catch (BrokerException e) {
                goesOn = !firstStart.completeExceptionally(e);
                tell(e.getMessage());
            } catch (InterruptedException e) {
                goesOn = false;
            }
            failures = System.nanoTime() - start > STEADY.toNanos() ? 0 : failures + 1;
            goesOn = goesOn && !isStoppingAfter(RESTART.delay(failures, ThreadLocalRandom.current()));
        }
        endChild();
        firstStart.completeExceptionally(
                new BrokerException(BrokerException.Kind.NOT_STARTED, "the broker was ended while it started"));
    }

    private void tell(@Nullable String trouble) {
        if (!isStopping() && !firstStart.isCompletedExceptionally()) {
            onTrouble.accept(String.valueOf(trouble));
        }
    }

    private void runOnce(long mark) throws InterruptedException {
        BrokerProcess process = launch();
        awaitAnswer(process, mark);
        boolean again = firstStart.isDone();
        publishUrl();
        firstStart.complete(null);
        if (again) {
            tell("the broker runs again at " + url());
        }
        while (!process.hasEndedWithin(TIDY)) {
            log.prune();
        }
        tell("the broker ended by itself with code " + process.exitCode() + " and is started again; its last words:\n"
                + log.end(mark));
    }

    private BrokerProcess launch() {
        try {
            log.prune();
            folder.write(folder.config(), new BrokerConfig(folder, listen, binary, serverName).text());
            BrokerProcess process = BrokerProcess.start(folder, binary);
            running = process;
            return process;
        } catch (IOException e) {
            throw new BrokerException(
                    BrokerException.Kind.NOT_STARTED, "cannot start " + binary.path() + ": " + e.getMessage(), e);
        }
    }

    private void awaitAnswer(BrokerProcess process, long mark) throws InterruptedException {
        long start = System.nanoTime();
        while (!process.hasEndedWithin(POLL)) {
            if (BrokerProbe.greeting(listen)
                    .filter(text -> text.contains(serverName))
                    .isPresent()) {
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
            folder.write(folder.url(), url() + "\n");
        } catch (IOException e) {
            throw new BrokerException(BrokerException.Kind.FOLDER, "cannot write " + folder.url() + ": " + e, e);
        }
    }

    private void endChild() {
        BrokerProcess now = running;
        if (now != null && now.isAlive()) {
            now.end();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean isStoppingAfter(Duration delay) {
        try {
            return stopping.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
