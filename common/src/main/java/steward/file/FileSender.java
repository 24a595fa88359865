package steward.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.FileSubject;
import steward.file.Errand.EndedException;
import steward.message.Bytes;

/**
 * Puts the pieces of a file at the broker, in order, a few at a time, each again until the broker has it: for days, if it
 * takes them. Blocks; for one thread. Memory: {@link #WINDOW} pieces.
 */
public final class FileSender {
    /** How many pieces are under way at once. */
    static final int WINDOW = 4;

    private final Depot depot;
    private final FileReference file;
    private final Seal seal;
    private final Pace pace;
    private final Errand errand;
    private final LongConsumer onStored;
    private final Deque<Piece> underWay = new ArrayDeque<>();
    private final Retries retries;

    /** @param onStored told, in their order, of each piece that the broker has: by its sequence in the stream */
    public FileSender(Depot depot, FileReference file, Pace pace, Errand errand, LongConsumer onStored) {
        this.depot = depot;
        this.file = file;
        seal = new Seal(file.key());
        this.pace = pace;
        this.errand = errand;
        this.onStored = onStored;
        retries = new Retries(errand);
    }

    /** Puts one chunk; waits while too many are under way. */
    public void chunk(int number, byte[] content, int length)
            throws EndedException, TransferException, InterruptedException {
        put(FileSubject.chunk(file.writer(), file.copy(), number), content, length);
    }

    /** Puts all parts of the list from that one on. */
    public void list(ChunkList list, int from) throws EndedException, TransferException, InterruptedException {
        for (int part = from; part < ChunkList.parts(list.size()); part++) {
            byte[] hashes = list.part(part);
            put(FileSubject.list(file.writer(), file.copy(), part), hashes, hashes.length);
        }
    }

    /** Waits until the broker has all that was put. */
    public void finish() throws EndedException, TransferException, InterruptedException {
        while (!underWay.isEmpty()) {
            settle();
        }
    }

    private void put(String subject, byte[] content, int length)
            throws EndedException, TransferException, InterruptedException {
        while (underWay.size() >= WINDOW) {
            settle();
        }
        pace.take(length, errand);
        byte[] sealed = seal.seal(content, length);
        Bytes piece = Bytes.copyOf(sealed);
        underWay.add(new Piece(subject, piece, depot.put(subject, piece)));
    }

    private void settle() throws EndedException, TransferException, InterruptedException {
        Piece piece = underWay.remove();
        CompletableFuture<Confirmation> answer = piece.answer();
        while (true) {
            try {
                onStored.accept(errand.await(answer).sequence());
                retries.succeeded();
                return;
            } catch (ExecutionException e) {
                retries.after(BusException.of(e.getCause()));
                answer = depot.put(piece.subject(), piece.sealed());
            }
        }
    }

    private record Piece(String subject, Bytes sealed, CompletableFuture<Confirmation> answer) {}
}
