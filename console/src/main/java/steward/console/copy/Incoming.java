package steward.console.copy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.JobId;

/** A file that a node was told to put at the broker, and what is to be done with it then. */
public final class Incoming {
    static final String KIND = "incoming";

    private final Entry entry;
    private final Attributes about;

    Incoming(Entry entry, Attributes about) {
        this.entry = entry;
        this.about = about;
    }

    static Incoming begin(Entry entry, JobId job, CommandId offer, Aim aim, Instant now, Instant keepUntil)
            throws IOException {
        Attributes about = aim.noted(Attributes.of("kind", KIND))
                .with("job", job.toString())
                .with("offer", offer.toString())
                .with("since", now.toString())
                .with("keepUntil", keepUntil.toString());
        entry.about(about);
        return new Incoming(entry, about);
    }

    /** The command that puts it at the broker. */
    public CommandId offer() {
        return CommandId.parse(String.valueOf(about.get("offer").orElse("")));
    }

    /** The job of that command. */
    public JobId job() {
        return JobId.parse(String.valueOf(about.get("job").orElse("")));
    }

    /** Where it goes. */
    public Aim aim() {
        return Aim.of(about);
    }

    /** When it was asked for. */
    public Instant since() {
        return Entry.instant(about, "since").orElse(Instant.EPOCH);
    }

    /** Until when it is waited for. */
    public Instant keepUntil() {
        return Entry.instant(about, "keepUntil").orElse(Instant.EPOCH);
    }

    /** The job that brings it to other nodes, once there is one. */
    public Optional<JobId> onward() {
        return about.get("onward").map(id -> JobId.parse(String.valueOf(id)));
    }

    /** Notes which job brings it to other nodes, before that is saved. */
    public Incoming onward(JobId job) throws IOException {
        return noted(about.with("onward", job.toString()));
    }

    /** What went wrong with the last attempt. */
    public Optional<String> trouble() {
        return about.get("trouble").map(String::valueOf);
    }

    /** Notes what went wrong, unless it is noted already. */
    public void trouble(String what) throws IOException {
        if (!trouble().equals(Optional.of(what))) {
            noted(about.with("trouble", what));
        }
    }

    /** When all was done, and well. */
    public Optional<Instant> doneAt() {
        return Entry.instant(about, "doneAt");
    }

    /** Notes that all is done. */
    public void done(Instant now) throws IOException {
        noted(about.with("doneAt", now.toString()));
    }

    private Incoming noted(Attributes values) throws IOException {
        entry.about(values);
        return new Incoming(entry, values);
    }

    /** Nobody needs it any more. */
    public void remove() throws IOException {
        entry.remove();
    }
}
