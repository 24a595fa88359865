package steward.console.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import steward.console.copy.Aim;
import steward.console.copy.Copies;
import steward.console.copy.Incoming;
import steward.console.copy.Outgoing;
import steward.console.job.Composition;
import steward.console.job.Job;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.file.FileReference;
import steward.file.TransferException;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.OnInterrupt;
import steward.message.Progress;
import steward.method.Methods;
import steward.time.BrokerClock;

/** Keeps the files that commands name, before these are composed, and knows how far they are. Any thread that may wait. */
final class Filing {
    private static final String RATE = "rate";
    /** How long after the last moment at which a command could start its file is kept. */
    private static final Duration MARGIN = Duration.ofDays(7);

    private final Copies copies;
    private final BrokerClock time;
    private final Runnable onChange;

    /** @param onChange told when there is something to be done */
    Filing(Copies copies, BrokerClock time, Runnable onChange) {
        this.copies = copies;
        this.time = time;
        this.onChange = onChange;
    }

    /** A request whose file is kept, where it names one. */
    record Kept(SendRequest request, Optional<Outgoing> outgoing) {}

    /** @throws RefusedException when the file cannot be kept */
    Kept keep(SendRequest request) {
        Optional<Object> file = request.arguments().get(FileReference.ARGUMENT);
        if (!request.method().equals(Methods.FILE_COPY.name()) || file.isEmpty()) {
            return new Kept(request, Optional.empty());
        }
        try {
            if (file.get() instanceof String path) {
                Outgoing outgoing = keep(path, request);
                Attributes arguments = request.arguments()
                        .with(
                                FileReference.ARGUMENT,
                                outgoing.reference().attributes().values());
                return new Kept(with(request, arguments), Optional.of(outgoing));
            }
            return new Kept(request, kept(file.get()));
        } catch (IOException | TransferException e) {
            throw invalid("the file cannot be sent: " + words(e));
        }
    }

    private Outgoing keep(String path, SendRequest request) throws IOException, TransferException {
        Object rate = request.arguments().get(RATE).orElse(0L);
        OptionalLong most = rate instanceof Long number && number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
        return copies.keep(Path.of(path), FileReference.USUAL_CHUNK, most, time.now(), read -> {});
    }

    private Optional<Outgoing> kept(Object file) throws IOException {
        if (!(file instanceof Map<?, ?> reference)) {
            return Optional.empty();
        }
        String copy = String.valueOf(reference.get("copy"));
        return copies.outgoing().stream().filter(one -> one.copy().equals(copy)).findFirst();
    }

    /** A copy goes on by itself after an interruption: it does no harm to begin it twice. */
    private static SendRequest with(SendRequest request, Attributes arguments) {
        return new SendRequest(
                request.targets(),
                request.method(),
                request.domain(),
                arguments,
                request.validFor(),
                request.runLimit(),
                OnInterrupt.RERUN,
                request.label(),
                request.parents(),
                request.allowUnknown());
    }

    /** Notes which job takes the file, before the job is saved. */
    void belongsTo(Outgoing outgoing, Composition composition) {
        try {
            Job job = composition.job();
            outgoing.belongsTo(job.id(), keepUntil(job));
            onChange.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What replaces a job takes its file. */
    void adopt(Composition replacement) {
        replacement.job().arguments().get(FileReference.ARGUMENT).ifPresent(file -> {
            try {
                kept(file).ifPresent(outgoing -> belongsTo(outgoing, replacement));
            } catch (IOException e) {
                throw failed(e);
            }
        });
    }

    /** Nothing came of it. */
    static void drop(Outgoing outgoing) {
        try {
            outgoing.remove();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Notes what is to be done with what the job's one command puts at the broker, before the job is saved. */
    void expect(Composition offer, Aim aim) {
        if (aim instanceof Aim.Here here) {
            requireFolder(here.path());
        }
        try {
            CommandId command = offer.commands().get(0).command().id();
            copies.expect(offer.job().id(), command, aim, time.now(), keepUntil(offer.job()));
            onChange.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Instant keepUntil(Job job) {
        Duration run = job.runLimit().compareTo(MARGIN) > 0 ? job.runLimit() : MARGIN;
        return job.validUntil().plus(run);
    }

    /** How much of the job's file the broker has; nothing where it takes none of this home. */
    Optional<Progress> sent(JobId job) {
        return found(() -> copies.outgoing().stream()
                .filter(one -> one.job().equals(Optional.of(job)))
                .findFirst()
                .map(one -> new Progress(
                        one.reference().bytesIn(one.stored().pieces()),
                        one.reference().bytes(),
                        one.stored().pieces() < one.reference().pieces() ? "to the broker" : "")));
    }

    /** What this home waits for from the job. */
    Optional<Incoming> expected(JobId job) {
        return found(() ->
                copies.incoming().stream().filter(one -> one.job().equals(job)).findFirst());
    }

    /** Where a file of a node is put together that comes here. */
    static Path partial(Path target, CommandId offer) {
        return target.resolveSibling("." + target.getFileName() + "." + offer + ".part");
    }

    private static <T> Optional<T> found(Search<T> search) {
        try {
            return search.find();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private interface Search<T> {
        Optional<T> find() throws IOException;
    }

    /** The local folder that a file is to be put into must be there before anything is asked for. */
    private static void requireFolder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw invalid(path + " is a folder: say what the file is to be called, too");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw invalid("there is no folder " + folder + ": make it first");
        }
    }

    private static RefusedException invalid(String why) {
        return new RefusedException(RefusedException.Kind.INVALID, why);
    }

    private static RefusedException failed(IOException e) {
        return invalid("the home's folder of files cannot be used: " + words(e));
    }

    static String words(Exception e) {
        return e instanceof NoSuchFileException missing
                ? missing.getFile() + " does not exist"
                : String.valueOf(e.getMessage());
    }
}
