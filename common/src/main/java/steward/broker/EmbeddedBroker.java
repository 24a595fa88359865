package steward.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.time.Backoff;

/**
 * A {@code nats-server} child with file storage and credentials in a folder of its own. It ends with this program, also
 * when this program is killed; when it ends by itself it is started again, after a growing delay. Safe for all threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int MOST_PORTS = 3;
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** A child that ran so long is not counted as one that fails at its start. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final Backoff RESTART = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));

    private final BrokerFolder folder;
    private final BrokerLog log;
    private final BrokerStorage storage;
    private final BrokerLauncher launcher;
    private final ListenAddress listen;
    private final BrokerBinary binary;
    private final FolderLock lock;
    private final Consumer<String> onTrouble;
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
        this.storage = new BrokerStorage(folder);
        this.launcher = new BrokerLauncher(folder, log, listen, binary);
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
        for (int attempt = 1; ; attempt++) {
            FolderLock lock = FolderLock.take(folder);
            try {
                BrokerProcess.endStale(folder);
                EmbeddedBroker broker = new EmbeddedBroker(folder, folder.choose(listen), binary, lock, onTrouble);
                broker.begin();
                return broker;
            } catch (RuntimeException e) {
                lock.close();
                if (attempt == MOST_PORTS || listen.port() != 0 || !isPortTaken(e)) {
                    throw e;
                }
            }
        }
    }

    /** Somebody was faster between the choice of a free port and the server's start. */
    private static boolean isPortTaken(RuntimeException failure) {
        return failure instanceof BrokerException known && known.kind() == BrokerException.Kind.PORT_IN_USE;
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
        if (isStopping() || firstStart.isCompletedExceptionally()) {
            return;
        }
        try {
            onTrouble.accept(String.valueOf(trouble));
        } catch (RuntimeException e) { // this thread must live on, or the child dies with it
            LOG.error("nobody could be told: {}", trouble, e);
        }
    }

    private void runOnce(long mark) throws InterruptedException {
        log.prune();
        BrokerProcess process = launcher.launch();
        running = process;
        launcher.awaitAnswer(process, mark);
        boolean again = firstStart.isDone();
        firstStart.complete(null);
        if (again) {
            tell("the broker runs again at " + url());
        }
        while (!process.hasEndedWithin(LOOK)) {
            log.prune();
            if (storage.isStuckOn(log.end(mark))) {
                tell("the disk of the broker's store was full and has room again; the broker is started again, since it"
                        + " stores nothing more by itself");
                process.end();
                return;
            }
        }
        tell("the broker ended by itself with code " + process.exitCode() + " and is started again; its last words:\n"
                + log.end(mark));
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
