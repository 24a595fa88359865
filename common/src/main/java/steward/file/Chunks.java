package steward.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FileSubject;
import steward.file.Errand.EndedException;

/**
 * Asks the broker for the pieces of one file, a few at once, and hands on those that are right, in order. What is not there
 * yet is asked for again: its sender may be under way, or away. Blocks; for one thread.
 */
final class Chunks {
    /** The most pieces that are asked for at once. */
    static final int WINDOW = 4;

    private static final long QUICK = 1_000_000_000;
    private static final int MOST_WRONG = 3;

    private final Depot depot;
    private final FileReference file;
    private final Seal seal;
    private final Errand errand;
    private final Consumer<String> onWait;
    private final Retries retries;
    private int window = 1;

    Chunks(Depot depot, FileReference file, Errand errand, Consumer<String> onWait) {
        this.depot = depot;
        this.file = file;
        seal = new Seal(file.key());
        this.errand = errand;
        this.onWait = onWait;
        retries = new Retries(errand);
    }

    /** Takes what is right. */
    interface Taker {
        void take(byte[] chunk) throws IOException, EndedException, InterruptedException;
    }

    /** The list of all chunks, which is what the reference says. */
    ChunkList list() throws TransferException, EndedException, InterruptedException {
        for (int attempt = 1; true; attempt++) {
            Optional<ChunkList> list = asPut();
            if (list.isPresent()) {
                return list.get();
            }
            if (attempt == MOST_WRONG) {
                throw altered("the list of the file's chunks");
            }
            retries.pause();
        }
    }

    private Optional<ChunkList> asPut() throws TransferException, EndedException, InterruptedException {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int part = 0; part < ChunkList.parts(file.chunks()); part++) {
            String subject = FileSubject.list(file.writer(), file.copy(), part);
            hashes.writeBytes(piece(subject, depot.get(subject)));
        }
        if (hashes.size() != file.chunks() * Sha256.LENGTH) {
            return Optional.empty();
        }
        ChunkList list = ChunkList.of(hashes.toByteArray());
        return list.sha256().equals(file.list()) ? Optional.of(list) : Optional.empty();
    }

    /** Hands over every chunk from that one on. */
    void from(int first, ChunkList list, Taker taker)
            throws IOException, TransferException, EndedException, InterruptedException {
        Deque<CompletableFuture<Optional<Delivery>>> underWay = new ArrayDeque<>();
        int next = first;
        for (int number = first; number < list.size(); number++) {
            while (next < list.size() && underWay.size() < window) {
                underWay.add(depot.get(FileSubject.chunk(file.writer(), file.copy(), next++)));
            }
            taker.take(chunk(number, list, underWay.remove()));
        }
    }

    private byte[] chunk(int number, ChunkList list, CompletableFuture<Optional<Delivery>> asked)
            throws TransferException, EndedException, InterruptedException {
        String subject = FileSubject.chunk(file.writer(), file.copy(), number);
        long start = System.nanoTime();
        byte[] chunk = piece(subject, asked);
        window = System.nanoTime() - start < QUICK ? Math.min(WINDOW, window + 1) : Math.max(1, window / 2);
        for (int wrong = 1; !list.fits(number, chunk); wrong++) {
            if (wrong == MOST_WRONG) {
                throw altered("chunk " + (number + 1) + " of " + list.size());
            }
            retries.pause();
            chunk = piece(subject, depot.get(subject));
        }
        return chunk;
    }

    /** What stands there, opened; waits until there is something. */
    private byte[] piece(String subject, CompletableFuture<Optional<Delivery>> asked)
            throws TransferException, EndedException, InterruptedException {
        CompletableFuture<Optional<Delivery>> answer = asked;
        while (true) {
            try {
                Optional<Delivery> found = errand.await(answer);
                if (found.isPresent()) {
                    retries.succeeded();
                    return seal.open(found.get().payload().toArray());
                }
                requireKept();
                onWait.accept("waits for the rest to reach the broker");
                retries.pause();
            } catch (ExecutionException e) {
                onWait.accept("waits for the broker");
                retries.after(BusException.of(e.getCause()));
            }
            answer = depot.get(subject);
        }
    }

    private void requireKept() throws TransferException, ExecutionException, EndedException, InterruptedException {
        if (errand.await(depot.get(FileSubject.gone(file.writer(), file.copy())))
                .isPresent()) {
            throw new TransferException("the file is no longer at the broker: copy it anew");
        }
    }

    private static TransferException altered(String what) {
        return new TransferException(
                what + " at the broker is not what the signed command says: it was altered on its way;"
                        + " copy the file anew, and find out who can write to the broker's stream STEWARD_FILES");
    }
}
