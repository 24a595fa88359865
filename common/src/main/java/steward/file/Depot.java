package steward.file;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import steward.bus.Bus;
import steward.bus.Confirmation;
import steward.bus.Delivery;
import steward.bus.FileSubject;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.message.Bytes;

/** The pieces of files at the broker. Safe for all threads. */
public final class Depot {
    private static final Bytes GONE = Bytes.ofUtf8("gone");

    private static final int ID_DIGITS = 16;

    private final Bus bus;

    /** @param bus stays the caller's to close */
    public Depot(Bus bus) {
        this.bus = bus;
    }

    /** Takes the pieces of a file away, and leaves word that they are gone. */
    public CompletableFuture<Void> remove(FileReference file) {
        return bus.purge(StreamName.STEWARD_FILES, FileSubject.all(file.writer(), file.copy()))
                .thenCompose(done -> put(FileSubject.gone(file.writer(), file.copy()), GONE))
                .<Void>thenApply(done -> null)
                .toCompletableFuture();
    }

    /** Which stream they stand in. */
    public CompletableFuture<StreamIdentity> identity() {
        return bus.identity(StreamName.STEWARD_FILES).toCompletableFuture();
    }

    /** Makes the stream where it is missing. */
    public CompletableFuture<Void> prepare() {
        return bus.ensureStreams().toCompletableFuture();
    }

    CompletableFuture<Confirmation> put(String subject, Bytes piece) {
        String id = subject + "." + Sha256.hex(Sha256.of(piece.toArray())).substring(0, ID_DIGITS);
        return bus.publish(new Parcel(subject, piece, Map.of(), id)).toCompletableFuture();
    }

    CompletableFuture<Optional<Delivery>> get(String subject) {
        return bus.last(StreamName.STEWARD_FILES, subject).toCompletableFuture();
    }
}
