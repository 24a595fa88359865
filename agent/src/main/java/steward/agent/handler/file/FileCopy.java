package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.file.Depot;
import steward.file.Errand;
import steward.file.Errand.EndedException;
import steward.file.FileReceiver;
import steward.file.FileReference;
import steward.file.Pace;
import steward.file.TransferException;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/**
 * Takes a file from the broker, chunk by chunk, and puts it in its place when all of it is right. Goes on at the chunk
 * where it stood, whatever came between.
 */
public final class FileCopy implements Handler {
    /** The slowest rate that may be asked for, in bytes a second. */
    static final long LEAST_RATE = 1024;

    private final FileAccess access;
    private final CopyNotes notes;
    private final Depot depot;

    /**
     * @param access which files may be written
     * @param notes of what arrived in part
     * @param depot where files stand at the broker
     */
    public FileCopy(FileAccess access, CopyNotes notes, Depot depot) {
        this.access = access;
        this.notes = notes;
        this.depot = depot;
    }

    @Override
    public MethodDescription description() {
        return Methods.FILE_COPY;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(
            Path path,
            FileReference file,
            Optional<Set<PosixFilePermission>> mode,
            Set<PosixFilePermission> usual,
            boolean backup,
            OptionalLong rate) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.FILE_COPY, attributes);
        FileReference file =
                FileReference.of(attributes.get(FileReference.ARGUMENT).orElseThrow());
        Optional<String> mode = arguments.text("mode");
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.WRITE),
                file,
                mode.isEmpty() ? Optional.empty() : Optional.of(Mode.parse(mode.get())),
                file.mode().isEmpty()
                        ? Replacement.USUAL
                        : Mode.parse(file.mode().get()),
                arguments.flag("backup").orElse(false),
                rate(arguments));
    }

    static OptionalLong rate(Arguments arguments) throws InvalidArgumentException {
        return arguments.whole("rate", LEAST_RATE, Long.MAX_VALUE).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path target = access.realOrNew(request.path(), FileAccess.Use.WRITE);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return Outcome.failure(target + " is no regular file: say what the file is to be called, too");
            }
            try (CopyNotes.Part part = notes.begin(request.file().copy(), target)) {
                return fill(part, target, request, invocation);
            }
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }

    private Outcome fill(CopyNotes.Part part, Path target, Request request, Invocation invocation)
            throws IOException, InterruptedException {
        Errand errand = errand(invocation);
        try {
            part.requireRoom(request.file().bytes());
            new FileReceiver(depot, request.file(), new Pace(request.rate()), errand).receive(part.file());
            try (Replacement replacement = Replacement.of(target, part.file(), request.mode(), request.usual())) {
                replacement.takePlace(request.backup());
            }
            part.drop();
            invocation
                    .output()
                    .print(
                            OutputStreamName.STDOUT,
                            request.file().bytes() + " bytes, SHA-256 "
                                    + request.file().sha256() + "\n");
            return Outcome.success();
        } catch (EndedException e) {
            if (invocation.stopping().reason().equals(Optional.of(StopReason.CANCELLED))) {
                part.drop();
                return Outcome.failure("what had arrived was removed");
            }
            return Outcome.failure("what has arrived is kept: a retry goes on from there");
        } catch (TransferException e) {
            part.drop();
            return Outcome.failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            part.drop();
            throw e;
        }
    }

    static Errand errand(Invocation invocation) {
        CompletableFuture<Void> ending = new CompletableFuture<>();
        invocation.stopping().onStop(reason -> ending.complete(null));
        return new Errand(ending, invocation.output()::progress);
    }
}
