package steward.console.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import steward.file.FileReference;
import steward.file.Snapshot;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.JobId;
import steward.method.InvalidArgumentException;

/** A file of an operator that was accepted, on its way to the broker, where nodes take it from. */
public final class Outgoing {
    static final String KIND = "outgoing";
    static final String CONTENT = "content";

    private static final String LIST = "list";
    private static final String STORED = "stored";

    private final Entry entry;
    private final Attributes about;
    private final FileReference reference;

    Outgoing(Entry entry, Attributes about, FileReference reference) {
        this.entry = entry;
        this.about = about;
        this.reference = reference;
    }

    static Optional<Outgoing> of(Entry entry, Attributes about) {
        try {
            return Optional.of(new Outgoing(
                    entry,
                    about,
                    FileReference.of(about.get(FileReference.ARGUMENT).orElse(""))));
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    /** Makes the entry count. */
    static Outgoing begin(Entry entry, Snapshot snapshot, OptionalLong rate, Instant now) throws IOException {
        entry.write(LIST, snapshot.list().bytes().toArray());
        Attributes about = Attributes.of("kind", KIND)
                .with(FileReference.ARGUMENT, snapshot.reference().attributes().values())
                .with("since", now.toString());
        Attributes all = rate.isPresent() ? about.with("rate", rate.getAsLong()) : about;
        entry.about(all);
        return new Outgoing(entry, all, snapshot.reference());
    }

    /** Names it. */
    public String copy() {
        return reference.copy();
    }

    /** What commands say of it. */
    public FileReference reference() {
        return reference;
    }

    /** Bytes a second at most, where it was sent so. */
    public OptionalLong rate() {
        return about.get("rate").filter(Long.class::isInstance).stream()
                .mapToLong(Long.class::cast)
                .findFirst();
    }

    /** The job whose nodes take it; none where it was never saved. */
    public Optional<JobId> job() {
        return about.get("job").map(id -> JobId.parse(String.valueOf(id)));
    }

    /** When it was accepted. */
    public Instant since() {
        return Entry.instant(about, "since").orElse(Instant.EPOCH);
    }

    /** Until when it is kept, whatever becomes of the job. */
    public Instant keepUntil() {
        return Entry.instant(about, "keepUntil").orElse(Instant.EPOCH);
    }

    /** Notes which job it is for, before that is saved. */
    public void belongsTo(JobId job, Instant keepUntil) throws IOException {
        entry.about(about.with("job", job.toString()).with("keepUntil", keepUntil.toString()));
    }

    /** The file as it was accepted. */
    public Snapshot snapshot() throws IOException {
        Bytes list = Bytes.copyOf(Files.readAllBytes(entry.file(LIST)));
        return Snapshot.of(entry.file(CONTENT), list, reference);
    }

    /**
     * How much of it the broker has.
     *
     * @param stream when the broker's stream was made
     * @param pieces how many, in their order
     * @param sequence of the last one
     */
    public record Stored(Instant stream, int pieces, long sequence) {
        /** Nothing of it. */
        public static final Stored NONE = new Stored(Instant.EPOCH, 0, 0);
    }

    /** How much of it the broker had when that was last noted. */
    public Stored stored() {
        try {
            String[] words = Files.readString(entry.file(STORED)).split(" ", -1);
            return new Stored(Instant.parse(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
        } catch (IOException | RuntimeException e) {
            return Stored.NONE;
        }
    }

    /** Notes how much of it the broker has. */
    public void stored(Stored stored) throws IOException {
        String text = stored.stream() + " " + stored.pieces() + " " + stored.sequence();
        entry.write(STORED, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it is kept. */
    Path folder() {
        return entry.folder();
    }

    /** Nobody needs it any more. */
    public void remove() throws IOException {
        entry.remove();
    }
}
